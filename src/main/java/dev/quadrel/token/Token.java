package dev.quadrel.token;

import dev.quadrel.problem.ProblemException;

/// Names an object that the server keeps for a client. Whoever knows the token has the object: it is a secret, and no
/// log should show more of it than [#shown()].
///
/// @param text 1 to 200 characters; those that [TokenStore#create()] makes have 32 hexadecimal digits
public record Token(String text) {

    private static final int LONGEST = 200;
    private static final int SHOWN = 8;

    /// @throws ProblemException 400 where the text cannot be a token
    public Token {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw ProblemException.badRequest(
                    "A token has 1 to " + LONGEST + " characters, this one has " + text.length());
        }
    }

    /// The first 8 characters, enough to tell tokens apart.
    public String shown() {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /// The same as [#shown()].
    @Override
    public String toString() {
        return shown();
    }
}
