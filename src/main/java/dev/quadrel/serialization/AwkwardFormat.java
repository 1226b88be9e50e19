package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import java.io.IOException;

/// A form in which awkward values are sent.
public interface AwkwardFormat extends Format {

    /// The values in this form.
    ///
    /// @throws dev.quadrel.problem.ProblemException 404 where there are none, 400 where they are too large
    Body body(AwkwardPart part) throws IOException;

    @Override
    default String target() {
        return StructureFamily.AWKWARD.text();
    }
}
