package dev.quadrel.client;

import dev.quadrel.structure.StructureCodec;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.structure.TableStructure;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table: columns of one type each, cut by rows into partitions. Its rows are Arrow's vectors, which needs Arrow's
/// options of the JVM: `--add-opens=java.base/java.nio=ALL-UNNAMED`. Thread safe.
public final class TableClient extends NodeClient {

    TableClient(Context context, Item item) {
        super(context, item);
    }

    /// Columns and partitions.
    public TableStructure layout() {
        Object structure = item().structure().map(Members::map).orElse(null);
        if (StructureCodec.parse(StructureFamily.TABLE, structure) instanceof TableStructure table) {
            return table;
        }
        throw new IllegalStateException("The structure of " + this + " is that of another family");
    }

    /// Names of the columns, in their order.
    public List<String> columns() {
        return layout().columns();
    }

    /// The types of the columns, with what pandas has noted about them. A column with a dictionary has the type of the
    /// entries.
    public Schema schema() {
        return ArrowData.schema(layout().arrowSchema());
    }

    /// One column as an array.
    ///
    /// @throws ClientException.NotFound where there is no such column
    public ArrayClient column(String name) {
        return (ArrayClient) Nodes.at(context(), below(path(), name));
    }

    /// All rows of some columns, one partition after the other.
    ///
    /// @param columns none for all of them
    public TableReader read(String... columns) {
        return reader(IntStream.range(0, layout().partitions()), columns);
    }

    /// The rows of one partition.
    ///
    /// @param partition from 0
    /// @param columns none for all of them
    /// @throws ClientException.Invalid when they are read, where there is no such partition or column
    public TableReader readPartition(int partition, String... columns) {
        return reader(IntStream.of(partition), columns);
    }

    private TableReader reader(IntStream partitions, String... columns) {
        Stream<Request> requests = partitions.mapToObj(partition -> request(partition, columns));
        return new TableReader(transport(), requests.iterator(), toString());
    }

    private Request request(int partition, String... columns) {
        return Request.get(partitionAddress(partition)
                        .withEach("column", List.of(columns))
                        .uri())
                .accept(ArrowData.TYPE);
    }

    /// All rows of some columns as objects. The stream is closed when it is done with.
    ///
    /// @param mapper of a row, which it does not keep
    /// @param columns none for all of them
    public <T> Stream<T> rows(Function<TableRow, ? extends T> mapper, String... columns) {
        return TableRows.of(read(columns), mapper);
    }

    /// Sets all rows of a table of one partition.
    ///
    /// @param rows of this table's columns
    /// @throws IllegalArgumentException where the columns have other names or types, before anything is sent
    public void write(VectorSchemaRoot rows) {
        write(rows, ArrowData.NO_DICTIONARIES);
    }

    /// The same where columns have dictionaries.
    ///
    /// @param dictionaries which columns have numbers of entries in, such as [TableReader#dictionaries]
    /// @throws IllegalArgumentException where one is missing too
    public void write(VectorSchemaRoot rows, DictionaryProvider dictionaries) {
        send("PUT", context().address("table/full", path()), rows, dictionaries);
    }

    /// Sets the rows of one partition.
    ///
    /// @param rows of this table's columns
    /// @param partition from 0
    /// @throws IllegalArgumentException where the columns have other names or types, before anything is sent
    public void writePartition(VectorSchemaRoot rows, int partition) {
        writePartition(rows, ArrowData.NO_DICTIONARIES, partition);
    }

    /// The same where columns have dictionaries.
    ///
    /// @param dictionaries which columns have numbers of entries in, such as [TableReader#dictionaries]
    /// @throws IllegalArgumentException where one is missing too
    public void writePartition(VectorSchemaRoot rows, DictionaryProvider dictionaries, int partition) {
        send("PUT", partitionAddress(partition), rows, dictionaries);
    }

    /// Adds rows at the end of a partition of a table that is stored so that it can grow.
    ///
    /// @param rows of this table's columns
    /// @param partition from 0
    /// @throws IllegalArgumentException where the columns have other names or types, before anything is sent
    /// @throws ClientException.Invalid where the table cannot grow
    public void append(VectorSchemaRoot rows, int partition) {
        append(rows, ArrowData.NO_DICTIONARIES, partition);
    }

    /// The same where columns have dictionaries.
    ///
    /// @param dictionaries which columns have numbers of entries in, such as [TableReader#dictionaries]
    /// @throws IllegalArgumentException where one is missing too
    public void append(VectorSchemaRoot rows, DictionaryProvider dictionaries, int partition) {
        send("PATCH", partitionAddress(partition), rows, dictionaries);
    }

    private void send(String method, Address address, VectorSchemaRoot rows, DictionaryProvider dictionaries) {
        TableFit.check(layout(), ArrowData.schema(rows.getSchema(), dictionaries));
        Payload payload = Payload.bytes(ArrowData.TYPE, ArrowData.file(rows, dictionaries));
        transport().send(Request.of(method, address.uri()).with(payload));
        context().options().progress().at("write " + path(), rows.getRowCount(), rows.getRowCount());
    }

    private Address partitionAddress(int partition) {
        return context().address("table/partition", path()).with("partition", partition);
    }

    /// Writes all rows of some columns in another format into a file.
    ///
    /// @param format a media type, or an ending such as `csv` or `parquet`
    /// @param columns none for all of them
    public void export(Path file, String format, String... columns) {
        Exports.toFile(this, exportAddress(format, columns), file);
    }

    /// Writes all rows of some columns in another format into a stream, which stays open.
    public void export(OutputStream out, String format, String... columns) {
        Exports.toStream(this, exportAddress(format, columns), out);
    }

    private Address exportAddress(String format, String... columns) {
        return context().address("table/full", path()).with("format", format).withEach("column", List.of(columns));
    }
}
