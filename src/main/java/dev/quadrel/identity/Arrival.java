package dev.quadrel.identity;

import dev.quadrel.access.Role;
import java.util.Optional;

/// Somebody that a provider other than that of passwords vouches for.
///
/// @param subject by which the provider knows this one for ever
/// @param name by which people do
/// @param granted what the provider gives; empty where it does not say, so that nobody loses any role by that
/// @param providerSession by which the provider knows this one's session
/// @param idToken by which the provider knows whom to sign out
/// @param renewal by which the provider tells anew of this one, encrypted; empty where it has given nothing for that
public record Arrival(
        String provider,
        String subject,
        String name,
        Optional<Granted> granted,
        Optional<String> providerSession,
        Optional<String> idToken,
        Optional<String> renewal) {

    private static final int LONGEST_SUBJECT = 255;

    public Arrival {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("The subject has %d characters, but must have 1 to %d"
                    .formatted(subject.length(), LONGEST_SUBJECT));
        }
        if (!UserName.isOne(name)) {
            throw new IllegalArgumentException("The user's name must be " + UserName.WHAT_IS_ONE);
        }
    }

    /// One of whom the provider does not tell anew.
    public Arrival(
            String provider,
            String subject,
            String name,
            Optional<Granted> granted,
            Optional<String> providerSession,
            Optional<String> idToken) {
        this(provider, subject, name, granted, providerSession, idToken, Optional.empty());
    }

    /// Whether this one may not come in.
    public boolean hasNoRole() {
        return granted.filter(some -> !some.roles().contains(Role.USER)).isPresent();
    }

    /// Without the tokens.
    @Override
    public String toString() {
        return "Arrival[%s, %s, %s, %s]".formatted(provider, subject, name, granted);
    }
}
