package dev.quadrel.client;

import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.structure.TableStructure;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// A container: nodes by their keys. Thread safe.
public final class ContainerClient extends NodeClient {

    ContainerClient(Context context, Item item) {
        super(context, item);
    }

    /// The node below, in one request however deep it is.
    ///
    /// @throws NotFound where there is none
    public NodeClient get(String... keys) {
        return Nodes.at(context(), below(path(), keys));
    }

    /// The same, empty where there is none.
    public Optional<NodeClient> find(String... keys) {
        try {
            return Optional.of(get(keys));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /// Makes a node in this one. Its data is written by the client that this returns.
    ///
    /// @throws ClientException.Conflict where the key is taken
    public NodeClient create(NewNode node) {
        String route = node.isRegistered() ? "register" : "metadata";
        Request request =
                Request.of("POST", context().address(route, path()).uri()).with(Payload.json(node.json()));
        Members answer = transport().send(request).members();
        return Nodes.of(context(), node.item(path(), answer));
    }

    /// Stores an array.
    ///
    /// @throws ClientException.Conflict where the key is taken
    public ArrayClient writeArray(NdArray values, NewData how) {
        ArrayStructure structure = how.structure(values);
        ArrayClient array = made(ArrayClient.class, create(how.node(structure.family(), structure.json())));
        array.write(values);
        return array;
    }

    /// Stores a table of one partition.
    ///
    /// @throws ClientException.Conflict where the key is taken
    public TableClient writeTable(VectorSchemaRoot rows, NewData how) {
        TableClient table = createTable(rows.getSchema(), 1, how);
        table.write(rows);
        return table;
    }

    /// Makes a table whose rows are still to be written, each partition by itself, or appended.
    ///
    /// @param partitions at least 1
    /// @throws ClientException.Conflict where the key is taken
    public TableClient createTable(Schema schema, int partitions, NewData how) {
        List<String> columns = schema.getFields().stream().map(Field::getName).toList();
        TableStructure structure = new TableStructure(ArrowData.uri(schema), partitions, columns, false);
        return made(TableClient.class, create(how.node(structure.family(), structure.json())));
    }

    /// Stores an array most elements of which are zero.
    ///
    /// @throws ClientException.Conflict where the key is taken
    public SparseClient writeSparse(SparseArray values, NewData how) {
        NewNode node = how.node(StructureFamily.SPARSE, SparseClient.structure(values, how));
        SparseClient sparse = made(SparseClient.class, create(node));
        sparse.write(values);
        return sparse;
    }

    /// Stores values of any nesting.
    ///
    /// @throws ClientException.Conflict where the key is taken
    public AwkwardClient writeAwkward(AwkwardArray values, NewData how) {
        NewNode node = how.node(StructureFamily.AWKWARD, AwkwardClient.structure(values));
        AwkwardClient awkward = made(AwkwardClient.class, create(node));
        awkward.write(values);
        return awkward;
    }

    private static <C extends NodeClient> C made(Class<C> kind, NodeClient node) {
        return kind.cast(node);
    }
}
