package dev.quadrel.audit;

import java.util.Locale;
import java.util.regex.Pattern;

/// Something that administrators may want to know of later. Whoever does or refuses it fires it as a CDI event, and
/// need not know who keeps it. Nothing in it is a secret.
///
/// @param kind what it is, such as `login` or `key.create`: words of a-z with dots between them
/// @param account who did it: the id of a principal, or a word such as `single user`; empty where nobody knows
/// @param name by which that one is known to people; empty where it is not looked up
/// @param subject whom or what it was done to: a user's name, the first 8 characters of a key, a command
/// @param address of the client; empty where it came from the server itself
/// @param detail one more thing to know, for people
public record AuditEvent(
        String kind, Outcome outcome, String account, String name, String subject, String address, String detail) {

    private static final int LONGEST = 255;
    private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z]+)*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// How it went.
    public enum Outcome {
        DONE,
        FAILED,
        REFUSED;

        /// As administrators read it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AuditEvent {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("The kind of an event is words of a-z with dots between, not " + kind);
        }
        account = bounded(account);
        name = bounded(name);
        subject = bounded(subject);
        address = bounded(address);
        detail = bounded(detail);
    }

    /// Clients send what they like: it is to stay one short line.
    private static String bounded(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end);
    }

    /// Something done by somebody who makes a request at this moment.
    public static AuditEvent done(String kind, String account, String subject, String detail) {
        return new AuditEvent(kind, Outcome.DONE, account, "", subject, ClientAddress.current(), detail);
    }

    /// Something that is refused to somebody who makes a request at this moment.
    public static AuditEvent refused(String kind, String account, String detail) {
        return new AuditEvent(kind, Outcome.REFUSED, account, "", "", ClientAddress.current(), detail);
    }

    /// The same with the name that people know the account by.
    public AuditEvent by(String newName) {
        return new AuditEvent(kind, outcome, account, newName, subject, address, detail);
    }
}
