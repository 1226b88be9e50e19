package dev.quadrel.identity;

import dev.quadrel.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;

/// Knows the tokens that other providers make for requests; the application has one bean of this kind.
public interface ForeignTokens {

    /// What a token shows.
    ///
    /// @param end until when it does
    record Shown(Arrival arrival, Instant end) {}

    /// Who has this token; empty where it is none of theirs.
    ///
    /// @throws ProblemException 401 where it is one, but does not hold
    Optional<Shown> find(String token);
}
