package dev.quadrel.client;

import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.query.Query;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.structure.TableStructure;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// A container, or those of its nodes that fulfil conditions: nodes by their keys, as in a map that cannot be
/// changed by its user. Thread safe.
public final class ContainerClient extends NodeClient {

    private final Search search;

    ContainerClient(Context context, Item item) {
        this(context, item, Search.ALL);
    }

    private ContainerClient(Context context, Item item, Search search) {
        super(context, item);
        this.search = search;
    }

    /// Those that fulfil all these conditions, beside those of before. The server is asked when they are used.
    public ContainerClient search(Query... conditions) {
        return new ContainerClient(context(), item(), search.and(conditions));
    }

    /// The same in another order.
    ///
    /// @param keys of metadata, `id` for the nodes' own; with `-` before it backwards
    public ContainerClient sort(String... keys) {
        return new ContainerClient(context(), item(), search.sorted(Sorting.parse(List.of(keys))));
    }

    /// What is wanted of the container.
    Search search() {
        return search;
    }

    /// In which order nodes come.
    public Sorting sorting() {
        return search.sorting();
    }

    /// The conditions that its nodes fulfil.
    public List<Query> queries() {
        return search.queries();
    }

    /// Keys of the nodes.
    public Sequence<String> keys() {
        return new Sequence<>(listing(true).map(ContainerClient::key));
    }

    /// The nodes.
    public Sequence<NodeClient> values() {
        return new Sequence<>(listing(false).map(this::node));
    }

    /// Keys with their nodes.
    public Sequence<Map.Entry<String, NodeClient>> entries() {
        return new Sequence<>(listing(false).map(found -> Map.entry(key(found), node(found))));
    }

    private static String key(Members found) {
        return found.text("id");
    }

    private NodeClient node(Members found) {
        return Nodes.of(context(), Item.of(found));
    }

    private SearchListing listing(boolean keysOnly) {
        return new SearchListing(context(), path(), search, keysOnly);
    }

    /// How many nodes there are.
    public long size() {
        return listing(true).count();
    }

    public boolean isEmpty() {
        return keys().isEmpty();
    }

    /// The node below, in one request however deep it is; where there are conditions, the first one fulfils them.
    ///
    /// @throws NotFound where there is none
    public NodeClient get(String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("A node below is named by one key at least");
        }
        if (search.queries().isEmpty()) {
            return Nodes.at(context(), below(path(), keys));
        }
        NodePath path = Item.path(looked(keys[0]));
        return Nodes.at(
                context(), below(path, List.of(keys).subList(1, keys.length).toArray(String[]::new)));
    }

    private Members looked(String key) {
        SearchListing one = new SearchListing(context(), path(), search.and(new Query.Lookup(key)), true);
        return one.first(0, 1, false).items().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(404, "No such entry: " + key, uri()));
    }

    /// The same, empty where there is none.
    public Optional<NodeClient> find(String... keys) {
        try {
            return Optional.of(get(keys));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /// The container below.
    ///
    /// @throws NotFound where there is none
    /// @throws IllegalArgumentException where it is something else
    public ContainerClient container(String... keys) {
        return get(keys) instanceof ContainerClient container ? container : refuse(keys);
    }

    private static ContainerClient refuse(String... keys) {
        throw new IllegalArgumentException(String.join("/", keys) + " is no container");
    }

    public boolean containsKey(String key) {
        return !key.isEmpty() && find(key).isPresent();
    }

    /// The same as a map, each method of which asks the server.
    public Map<String, NodeClient> asMap() {
        return new ContainerMap(this);
    }

    /// Which values the nodes have at these places of their metadata, and how many have each.
    public Distinct distinct(String... metadataKeys) {
        return distinct(List.of(metadataKeys), false, false);
    }

    /// The same with kinds and specs of nodes.
    ///
    /// @param families whether kinds are counted
    /// @param specs whether lists of specs are
    public Distinct distinct(List<String> metadataKeys, boolean families, boolean specs) {
        Address address = search.filtered(context().address("distinct", path()))
                .withEach("metadata", metadataKeys)
                .with("structure_families", families)
                .with("specs", specs)
                .with("counts", true);
        return Distinct.of(transport().send(Request.get(address.uri())).members());
    }

    /// Makes an empty container in this one.
    ///
    /// @throws ClientException.Conflict where the key is taken
    public ContainerClient createContainer(String key, Map<String, ?> metadata) {
        return (ContainerClient) create(NewNode.container().key(key).metadata(metadata));
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
        return writeTable(rows, ArrowData.NO_DICTIONARIES, how);
    }

    /// The same where columns have dictionaries.
    ///
    /// @param dictionaries which columns have numbers of entries in, such as [TableReader#dictionaries]
    /// @throws IllegalArgumentException where one is missing
    /// @throws ClientException.Conflict where the key is taken
    public TableClient writeTable(VectorSchemaRoot rows, DictionaryProvider dictionaries, NewData how) {
        TableClient table = createTable(ArrowData.schema(rows.getSchema(), dictionaries), 1, how);
        table.write(rows, dictionaries);
        return table;
    }

    /// Makes a table whose rows are still to be written, each partition by itself, or appended.
    ///
    /// @param schema where a column has a dictionary, with the type of its entries
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

    /// Stores an array whose rows have lengths of their own, in one part.
    ///
    /// @param values lists of numbers, each as deep as all others
    /// @throws IllegalArgumentException where the values are of another form
    /// @throws ClientException.Conflict where the key is taken
    public RaggedClient writeRagged(AwkwardArray values, NewData how) {
        Map<String, ?> structure = new RaggedStructure(values, how.dims()).json();
        NewNode node = how.storedUsually(RaggedClient.STORED).node(StructureFamily.RAGGED, structure);
        RaggedClient ragged = made(RaggedClient.class, create(node));
        ragged.write(values);
        return ragged;
    }

    private static <C extends NodeClient> C made(Class<C> kind, NodeClient node) {
        return kind.cast(node);
    }

    /// Writes what is below, all or some of its nodes, into a file.
    ///
    /// @param format a media type, or an ending such as `json` or `h5`
    /// @param keys of nodes here; none for all of them, whatever was searched for
    public void export(Path file, String format, String... keys) {
        Exports.toFile(this, exportAddress(format, keys), file);
    }

    /// Writes the same into a stream, which stays open.
    public void export(OutputStream out, String format, String... keys) {
        Exports.toStream(this, exportAddress(format, keys), out);
    }

    private Address exportAddress(String format, String... keys) {
        return context()
                .address("container/full", path())
                .with("format", format)
                .withEach("field", List.of(keys));
    }
}
