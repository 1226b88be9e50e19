package dev.quadrel.serialization;

import dev.quadrel.adapter.AwkwardFolder;
import dev.quadrel.adapter.AwkwardFolder.Buffers;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.util.List;

/// The awkward values that are sent.
///
/// @param names of their buffers
/// @param limit how many bytes an answer may have
public record AwkwardPart(AwkwardFolder folder, List<String> names, long limit) {

    public AwkwardPart {
        names = List.copyOf(names);
    }

    Buffers open() throws IOException {
        return folder.open(names);
    }

    /// Makes sure that the values are there and fit, before the first byte is sent.
    ///
    /// @throws ProblemException 404 where nobody has written them yet, 400 where they are too large
    void require() throws IOException {
        try (Buffers buffers = open()) {
            require(buffers.bytes());
        }
    }

    void require(long bytes) {
        if (bytes > limit) {
            throw ProblemException.badRequest(
                    "Response would exceed %d. Ask for some of the buffers.".formatted(limit));
        }
    }
}
