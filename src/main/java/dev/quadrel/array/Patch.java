package dev.quadrel.array;

import dev.quadrel.catalog.Placement;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which part of an array is to be replaced: `offset`, `shape`, `extend`, `persist`.
public class Patch extends Placement {

    /// The part. Along dimensions for which no offset is said, it begins with the array.
    ///
    /// @throws ProblemException 422
    Box box() {
        List<Long> lengths = Expected.numbers("shape", shape);
        List<Long> begin = new ArrayList<>(Expected.numbers("offset", offset));
        begin.addAll(Collections.nCopies(Math.max(0, lengths.size() - begin.size()), 0L));
        try {
            return new Box(begin, lengths);
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
