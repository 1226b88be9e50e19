package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.command.ServerCommand;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How an operator adds and removes users. Passwords are made here and shown once: what is typed would be in a log.
@ApplicationScoped
class UserCommands {

    static final String NO_PASSWORDS = "No user has a password here: quadrel.access.password-provider is not set, or"
            + " quadrel.access.password-domain is";

    @Inject
    IdentityStore store;

    @ServerCommand(value = "user add", help = "NAME [admin] adds a user, and shows the password once")
    String add(List<String> words) {
        if (words.isEmpty() || words.size() > 2) {
            throw ProblemException.badRequest("user add takes a name, and perhaps the role admin");
        }
        List<Role> roles = new ArrayList<>(List.of(Role.USER));
        if (words.size() == 2) {
            roles.add(Role.of(words.get(1))
                    .filter(role -> role == Role.ADMIN)
                    .orElseThrow(() -> ProblemException.badRequest(
                            "user add takes the role admin after the name, not \"%s\"".formatted(words.get(1)))));
        }
        requirePasswords();
        String password = Secrets.password();
        principals().addUser(words.getFirst(), roles, password);
        did("user.create", words.getFirst());
        return password;
    }

    @ServerCommand(
            value = "user password",
            arguments = 1,
            help = "NAME gives a user a new password, shows it once, and ends the sessions")
    String password(List<String> words) {
        requirePasswords();
        String password = Secrets.password();
        principals().resetPassword(words.getFirst(), password);
        did("user.password", words.getFirst());
        return password;
    }

    private void requirePasswords() {
        if (store.isOn() && !store.hasPasswords()) {
            throw ProblemException.badRequest(NO_PASSWORDS);
        }
    }

    @ServerCommand(value = "user remove", arguments = 1, help = "NAME removes a user, with all API keys and sessions")
    void remove(List<String> words) {
        principals().removeUser(words.getFirst());
        did("user.remove", words.getFirst());
    }

    @ServerCommand(value = "user list", arguments = 0, help = "lists users with roles, keys and sessions")
    String list() {
        return principals().list(new Page(null, 0, Page.LARGEST)).stream()
                .map(UserCommands::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Profile profile) {
        String names =
                profile.identities().stream().map(identity -> identity.name).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%-24s %-7s %-10s %d keys, %d sessions",
                names.isEmpty() ? profile.principal().uuid : names,
                profile.principal().type,
                profile.principal().roles,
                profile.keys().size(),
                profile.sessions().size());
    }

    @ServerCommand(
            value = "signing-key rotate",
            arguments = 0,
            help = "makes a new key that tokens are signed by; those there hold on")
    void rotate() {
        store.openOrRefuse().signing().rotate();
        did("signingkey.rotate", "");
    }

    /// Who has typed it, the entry of the command tells.
    private void did(String kind, String subject) {
        store.happened(AuditEvent.done(kind, "command", subject, ""));
    }

    private Principals principals() {
        return store.openOrRefuse().principals();
    }
}
