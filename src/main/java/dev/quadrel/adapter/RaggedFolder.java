package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdSlice.Part;
import dev.quadrel.structure.RaggedBudget;
import dev.quadrel.structure.RaggedRows;
import dev.quadrel.structure.RaggedStructure;
import dev.quadrel.structure.Selection.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows with lengths of their own in a folder, which has one of awkward values for each block of them, whatever form
/// they came in. Thread safe: a block is replaced as a whole.
public record RaggedFolder(Path folder, RaggedStructure structure) {

    private static final int PIECE = 1 << 20;

    /// Rows in memory.
    ///
    /// @param isNumber whether it is one number, and no list of such
    public record Rows(AwkwardStructure structure, Map<String, MemorySegment> buffers, boolean isNumber) {}

    /// Some of the rows, or of what is in them.
    ///
    /// @param limit how many bytes they may have
    /// @throws ProblemException 422 where the slice does not fit, 400 where they are too large, 404 where a
    ///     block has not been written yet
    public Rows read(NdSlice slice, long limit) throws IOException {
        if (slice.parts().size() > structure.shape().size()) {
            throw unfit("it has more parts than there are dimensions");
        }
        Part first = slice.parts().isEmpty()
                ? new NdSlice.Range(null, null, 1)
                : slice.parts().getFirst();
        RaggedBudget budget = new RaggedBudget(
                limit,
                () -> ProblemException.badRequest(
                        "Response would exceed %d. Use slicing ('?slice=...') to request smaller chunks."
                                .formatted(limit)));
        RaggedRows rows = new RaggedRows(structure, slice, budget);
        try (RaggedBlocks blocks = new RaggedBlocks(this, rows)) {
            blocks.take(dimension(first));
        }
        return new Rows(rows.structure(), rows.buffers(), rows.isNumber());
    }

    private Dimension dimension(Part rows) {
        try {
            return new NdSlice(List.of(rows))
                    .of(List.of(structure.rows()))
                    .dimensions()
                    .getFirst();
        } catch (ProblemException e) {
            throw unfit(String.valueOf(e.problem().detail()));
        }
    }

    private static ProblemException unfit(String why) {
        return ProblemException.of(422, "The slice cannot be taken of ragged rows: " + why);
    }

    AwkwardFolder block(int number) {
        long rows = structure.blocks().get(number);
        List<@Nullable Long> inner =
                structure.shape().subList(1, structure.shape().size());
        return new AwkwardFolder(
                folder.resolve("block-" + number), RaggedRows.structure(rows, inner, structure.dataType()));
    }

    /// Replaces all rows, block by block, once all of them are checked.
    ///
    /// @param zip of rows, with their form and their length
    /// @throws ProblemException 422 where there are more or fewer, or others than the structure says; then all stay
    /// @throws IOException where some may have been replaced
    public void write(InputStream zip) throws IOException {
        try (RaggedUpload upload = receive(zip)) {
            check(upload, structure.rows());
            long begin = 0;
            for (int number = 0; number < structure.blocks().size(); number++) {
                long end = begin + structure.blocks().get(number);
                store(upload, begin, end, number);
                begin = end;
            }
        }
    }

    /// Replaces the rows of one block.
    ///
    /// @throws ProblemException 422 where there is no such block, and as [#write]
    public void writeBlock(int number, InputStream zip) throws IOException {
        if (number < 0 || number >= structure.blocks().size()) {
            throw ProblemException.of(
                    422,
                    "There is no block %d among %d"
                            .formatted(number, structure.blocks().size()));
        }
        try (RaggedUpload upload = receive(zip)) {
            check(upload, structure.blocks().get(number));
            store(upload, 0, upload.structure().length(), number);
        }
    }

    /// Takes rows that came from a client, which are none of these yet.
    ///
    /// @throws ProblemException 422 where they cannot be read
    public RaggedUpload receive(InputStream zip) throws IOException {
        return RaggedUpload.receive(zip, folder);
    }

    /// Adds rows at the end, as a block of their own, which nobody reads before the structure says that it is there.
    ///
    /// @param count how many there are
    /// @return the structure from then on
    /// @throws ProblemException 409 where there may be no more blocks or rows, 422 as [#write]
    public RaggedStructure append(long count, RaggedUpload upload) throws IOException {
        RaggedStructure longer = longer(count, check(upload, count));
        new RaggedFolder(folder, longer)
                .store(upload, 0, count, structure.blocks().size());
        return longer;
    }

    private RaggedStructure longer(long rows, long numbers) {
        try {
            return structure.with(rows, numbers);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ProblemException.of(409, "No rows can be added: " + e.getMessage());
        }
    }

    /// @return how many numbers the rows have
    private long check(RaggedUpload upload, long rows) {
        long length = upload.structure().length();
        if (length != rows) {
            throw ProblemException.of(422, "There are %d rows, not %d".formatted(length, rows));
        }
        RaggedRows counted = RaggedRows.counted(structure, upload.budget());
        counted.take(upload.structure().form(), upload.buffers().byName(), 0, length);
        return counted.size();
    }

    private void store(RaggedUpload upload, long begin, long end, int number) throws IOException {
        RaggedRows rows = new RaggedRows(structure, NdSlice.ALL, upload.budget());
        rows.take(upload.structure().form(), upload.buffers().byName(), begin, end);
        block(number).write(made -> write(rows.buffers(), made));
    }

    private static void write(Map<String, MemorySegment> buffers, Path folder) throws IOException {
        for (Map.Entry<String, MemorySegment> buffer : buffers.entrySet()) {
            try (FileChannel file = FileChannel.open(
                    folder.resolve(buffer.getKey()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                MemorySegment bytes = buffer.getValue();
                for (long at = 0; at < bytes.byteSize(); at += PIECE) {
                    ByteBuffer piece = bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at))
                            .asByteBuffer();
                    while (piece.hasRemaining()) {
                        file.write(piece);
                    }
                }
                file.force(true);
            }
        }
    }
}
