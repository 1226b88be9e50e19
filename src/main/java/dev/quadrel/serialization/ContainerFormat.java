package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import java.io.IOException;

/// A form in which containers are sent, with what is in them.
public interface ContainerFormat extends Format {

    /// The tree in this form.
    ///
    /// @param limit how many bytes of data the answer may have
    /// @throws dev.quadrel.problem.ProblemException 406 where it does not fit, 400 where it is too much
    Body body(NodeTree tree, long limit) throws IOException;

    @Override
    default String target() {
        return StructureFamily.CONTAINER.text();
    }
}
