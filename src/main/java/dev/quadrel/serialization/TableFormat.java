package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import java.io.IOException;

/// A form in which tables are sent.
public interface TableFormat extends Format {

    /// The part in this form.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where it does not fit, 400 where there is no such part
    Body body(TablePart part) throws IOException;

    @Override
    default String target() {
        return StructureFamily.TABLE.text();
    }
}
