package dev.quadrel.identity;

import dev.quadrel.problem.ProblemException;

/// What a password must be that somebody has thought of.
final class Passwords {

    private Passwords() {}

    /// @throws ProblemException 422, without the password
    static void requireLongEnough(String password) {
        if (!PasswordHash.isLongEnough(password)) {
            throw ProblemException.of(422, "A password has " + PasswordHash.WHAT_IS_LONG_ENOUGH);
        }
    }
}
