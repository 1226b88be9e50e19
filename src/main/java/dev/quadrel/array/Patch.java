package dev.quadrel.array;

import dev.quadrel.catalog.Placement;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Box;

/// Which part of an array is to be replaced: `offset`, `shape`, `extend`, `persist`.
public class Patch extends Placement {

    /// The part.
    ///
    /// @throws ProblemException 422
    Box box() {
        try {
            return new Box(Expected.numbers("offset", offset), Expected.numbers("shape", shape));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, String.valueOf(e.getMessage()));
        }
    }

    /// Whether it is to be kept.
    ///
    /// @throws ProblemException 400 for an array that would grow for nobody
    boolean isStored() {
        if (isLarger() && !isWanted()) {
            throw ProblemException.badRequest(
                    "An array is extended only where what is sent is kept: extend with persist=false is neither");
        }
        return isWanted();
    }
}
