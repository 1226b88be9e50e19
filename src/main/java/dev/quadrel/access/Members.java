package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import java.util.Optional;

/// Knows who may use the server where users log in; the application has one bean of this kind. It is asked at each
/// request.
public interface Members {

    /// Who has this key; nobody where it is wrong, has expired or was revoked.
    Optional<Identity.Member> ofKey(String secret);

    /// Who has logged in and got this token.
    ///
    /// @throws ProblemException 401 where it is none, or does not hold any more
    Identity.Member ofToken(String token);

    /// Whose browser has a session with this secret; nobody's where it is wrong or has ended.
    Optional<Identity.Member> ofSession(String secret);
}
