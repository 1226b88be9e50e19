package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;

/// A form in which arrays are sent.
public interface ArrayFormat extends Format {

    /// The part in this form.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where it does not fit; sending it does no longer throw
    ///     that, unless a single value cannot be written
    Body body(ArrayPart part);

    @Override
    default String target() {
        return StructureFamily.ARRAY.text();
    }
}
