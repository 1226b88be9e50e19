package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/// A table where it is stored. Thread safe. A partition that nobody has written yet has no rows.
public interface TableReader {

    /// How it is laid out, to clients.
    TableStructure structure();

    /// The rows, batch by batch. The caller closes them.
    ///
    /// @param partition one of the structure's; all of them, one after the other, where absent
    /// @param columns those wanted, in this order, after which the index comes, if there is one; all where empty
    /// @throws ProblemException 400 where there is no such partition or column
    TableBatches open(OptionalInt partition, List<String> columns) throws IOException;

    /// The rows as an Arrow IPC file; without copying where it is stored as one.
    ///
    /// @param partition as for [#open]
    /// @param columns as for [#open]
    Body arrow(OptionalInt partition, List<String> columns) throws IOException;

    /// A column as an array of one dimension.
    ///
    /// @throws ProblemException 404 where there is none of that name
    default ArrayReader column(String name) throws IOException {
        if (!structure().columns().contains(name)) {
            throw ProblemException.notFound("No such entry: the table has no column " + name + ", but "
                    + String.join(", ", structure().columns()));
        }
        return TableColumn.of(this, name);
    }
}
