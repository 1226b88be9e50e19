package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import java.io.IOException;

/// A form in which ragged rows are sent.
public interface RaggedFormat extends Format {

    /// The rows in this form.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where they do not fit, and as
    ///     [dev.quadrel.adapter.RaggedFolder#read]
    Body body(RaggedPart part) throws IOException;

    @Override
    default String target() {
        return StructureFamily.RAGGED.text();
    }
}
