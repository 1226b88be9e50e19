package dev.quadrel.identity;

import dev.quadrel.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;

/// Knows what other providers say by their tokens; the application has one bean of this kind.
public interface ForeignTokens {

    /// What a token shows.
    ///
    /// @param end until when it does
    record Shown(Arrival arrival, Instant end) {}

    /// Who has this token, which was made for requests; empty where it is none of theirs.
    ///
    /// @throws ProblemException 401 where it is one, but does not hold
    Optional<Shown> find(String token);

    /// Asks a provider anew for somebody whose session here is to go on.
    ///
    /// @param before who it was, with the renewal of last time
    /// @return who it is now, with the renewal for the next time; without a role where there is none any more
    /// @throws ProblemException 401 or 403 where it is not to go on, 503 where the provider cannot be asked
    Arrival renew(Arrival before);
}
