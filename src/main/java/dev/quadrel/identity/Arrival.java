package dev.quadrel.identity;

import dev.quadrel.access.Role;
import java.util.Optional;
import java.util.Set;

/// Somebody that a provider other than that of passwords vouches for.
///
/// @param subject by which the provider knows this one for ever
/// @param name by which people do
/// @param roles those that the provider gives; empty where it does not say, so that nobody loses any by that
/// @param providerSession by which the provider knows this one's session
/// @param idToken by which the provider knows whom to sign out
public record Arrival(
        String provider,
        String subject,
        String name,
        Optional<Set<Role>> roles,
        Optional<String> providerSession,
        Optional<String> idToken) {

    private static final int LONGEST_SUBJECT = 255;

    public Arrival {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("The subject has %d characters, but must have 1 to %d"
                    .formatted(subject.length(), LONGEST_SUBJECT));
        }
        if (!UserName.isOne(name)) {
            throw new IllegalArgumentException("The user's name must be " + UserName.WHAT_IS_ONE);
        }
        roles = roles.map(Set::copyOf);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "Arrival[%s, %s, %s, %s]".formatted(provider, subject, name, roles);
    }
}
