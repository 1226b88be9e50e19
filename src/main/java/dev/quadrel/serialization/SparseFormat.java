package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// A sparse array as a table of places and values, in one of the forms of tables.
public record SparseFormat(TableFormat table) implements Format {

    @Override
    public String target() {
        return StructureFamily.SPARSE.text();
    }

    @Override
    public String mediaType() {
        return table.mediaType();
    }

    @Override
    public List<String> extensions() {
        return table.extensions();
    }

    /// The part in this form.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where it does not fit
    public Body body(TablePart part) throws IOException {
        return table.body(part);
    }
}
