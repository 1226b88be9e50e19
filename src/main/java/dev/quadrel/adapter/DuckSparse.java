package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.SparseStructure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;

/// A sparse array of which each block is a Parquet file: a row for each element, with its places counted from the
/// block's begin.
final class DuckSparse implements SparseStore {

    private final DuckDatabase database;
    private final SparseStructure structure;
    private final List<Path> blocks;

    /// @param blocks the files, the last dimension's numbers growing fastest; one that is not there has no elements
    DuckSparse(DuckDatabase database, SparseStructure structure, List<Path> blocks) {
        this.database = database;
        this.structure = structure;
        this.blocks = List.copyOf(blocks);
    }

    @Override
    public SparseStructure structure() {
        return structure;
    }

    @Override
    public TableReader part(Selection selection) {
        return new SparsePart(database, structure.dataType(), selection, pieces(selection));
    }

    /// The part of one block.
    ///
    /// @param ranges one for each dimension of the array
    record Piece(Path file, List<SparseRange> ranges) {

        Piece {
            ranges = List.copyOf(ranges);
        }

        /// A query, whose parameter is the file.
        String sql(String columns) {
            String conditions = IntStream.range(0, ranges.size())
                    .boxed()
                    .flatMap(along -> ranges.get(along).condition(SparseColumns.place(along)).stream())
                    .collect(Collectors.joining(" AND "));
            return "SELECT " + columns + " FROM read_parquet(?)" + (conditions.isEmpty() ? "" : " WHERE " + conditions);
        }
    }

    /// Of all blocks that are there and have some of the wanted elements.
    private List<Piece> pieces(Selection selection) {
        List<List<SparseRange>> chosen = List.of(List.of());
        for (int i = 0; i < structure.shape().size(); i++) {
            List<SparseRange> along = SparseRange.of(
                    structure.chunks().lengths().get(i), selection.dimensions().get(i));
            chosen = chosen.stream()
                    .flatMap(before -> along.stream().map(range -> with(before, range)))
                    .toList();
        }
        return chosen.stream()
                .map(ranges ->
                        new Piece(file(ranges.stream().map(SparseRange::chunk).toList()), ranges))
                .filter(piece -> Files.exists(piece.file()))
                .toList();
    }

    private static List<SparseRange> with(List<SparseRange> before, SparseRange range) {
        List<SparseRange> all = new ArrayList<>(before);
        all.add(range);
        return all;
    }

    private Path file(List<Integer> block) {
        int number = 0;
        for (int i = 0; i < block.size(); i++) {
            number = number * structure.chunks().counts().get(i) + block.get(i);
        }
        return blocks.get(number);
    }

    @Override
    public long count(Selection selection) throws IOException {
        long count = 0;
        try (Connection connection = database.connect()) {
            for (Piece piece : pieces(selection)) {
                count += count(connection, piece);
            }
        } catch (SQLException e) {
            throw new IOException("The block cannot be read: " + DuckRows.firstLine(e), e);
        }
        return count;
    }

    private static long count(Connection connection, Piece piece) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(piece.sql("count(*)"))) {
            statement.setString(1, piece.file().toString());
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    @Override
    public void write(List<Integer> block, InputStream arrow) throws IOException {
        Box box = box(block);
        Path place = file(block);
        Path folder = Objects.requireNonNull(place.getParent());
        Schema declared = SparseColumns.schema(structure.shape().size(), structure.dataType());
        try (TableUpload upload = TableUpload.receive(arrow, folder, given -> SparseColumns.require(declared, given));
                TableUpload made = TableUpload.empty(folder)) {
            SparseColumns.requirePlaces(upload.file(), structure, box.shape());
            ArrowJoin.Part uploaded = memory -> ArrowFile.open(upload.file(), memory, ArrowSchemas::all);
            Schema stored = DuckRows.storable(declared);
            try (TableBatches batches =
                    TableBatches.of("sparse", memory -> ArrowJoin.checked(memory, uploaded, stored))) {
                DuckFormat.PARQUET.write(database, batches, declared, rows(stored), made.file());
            }
            made.moveTo(place);
        }
    }

    private Box box(List<Integer> block) {
        try {
            return structure.chunks().block(block);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, String.valueOf(e.getMessage()));
        }
    }

    /// Places of one type, whatever they came as; of numbers that are none, pandas writes nothing.
    private String rows(Schema stored) {
        boolean floating = stored.findField(SparseColumns.VALUES).getType() instanceof ArrowType.FloatingPoint;
        String places = IntStream.range(0, structure.shape().size())
                .mapToObj(along -> "dim%1$d::BIGINT AS dim%1$d".formatted(along))
                .collect(Collectors.joining(", "));
        return "SELECT " + places + ", " + (floating ? "coalesce(data, 'nan') AS data" : "data") + " FROM uploaded";
    }
}
