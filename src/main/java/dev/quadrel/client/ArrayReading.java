package dev.quadrel.client;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.Selection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the pieces of an array.
final class ArrayReading {

    private ArrayReading() {}

    /// All pieces to their places.
    static void into(ArrayClient array, List<Piece> pieces, NdArray target) {
        Options options = array.context().options();
        String what = "read " + array.path();
        AtomicLong done = new AtomicLong();
        List<Runnable> tasks = pieces.stream()
                .<Runnable>map(piece -> () -> {
                    NdArray place = target.slice(piece.target());
                    fill(array, address(array, piece), place);
                    options.progress().at(what, done.addAndGet(place.byteSize()), target.byteSize());
                })
                .toList();
        Workers.each(options.parallel(), tasks);
    }

    /// One piece after the other, a few of them ahead.
    static void each(ArrayClient array, DataType type, List<Piece> pieces, Consumer<ArrayBlock> taker) {
        Options options = array.context().options();
        String what = "read " + array.path();
        long total = pieces.stream().mapToLong(piece -> bytes(type, piece)).sum();
        long[] done = {0};
        Queue<NdArray> used = new ConcurrentLinkedQueue<>();
        List<Callable<Loan>> tasks = pieces.stream()
                .<Callable<Loan>>map(piece -> () -> loan(array, type, piece, used.poll()))
                .toList();
        Workers.inOrder(options.parallel(), tasks, loan -> {
            taker.accept(loan.block());
            used.add(loan.memory());
            done[0] += loan.block().values().byteSize();
            options.progress().at(what, done[0], total);
        });
    }

    /// @param memory as large as the largest piece that it has had, as bytes
    private record Loan(ArrayBlock block, NdArray memory) {}

    private static Loan loan(ArrayClient array, DataType type, Piece piece, @Nullable NdArray used) {
        List<Long> shape = piece.target().shape();
        long size = bytes(type, piece);
        NdArray memory = used != null && used.byteSize() >= size ? used : NdArray.zeros(NdTypes.UINT8, List.of(size));
        NdArray values = NdArray.of(type, shape, memory.memory().asSlice(0, size));
        fill(array, address(array, piece), values);
        return new Loan(new ArrayBlock(piece.offset(), turned(values, piece.target())), memory);
    }

    private static long bytes(DataType type, Piece piece) {
        return piece.target().elements() * type.itemSize();
    }

    /// Backwards where the result runs so.
    private static NdArray turned(NdArray values, Selection target) {
        List<Selection.Dimension> dimensions = target.dimensions().stream()
                .map(wanted -> new Selection.Dimension(
                        wanted.step() > 0 ? 0 : wanted.count() - 1, wanted.count(), wanted.step(), false))
                .toList();
        return values.slice(new Selection(dimensions));
    }

    /// @throws Broken where the answer has another size than the target
    static void fill(ArrayClient array, Address address, NdArray target) {
        Request request = Request.get(address.uri()).accept(ArrayClient.BYTES);
        long count = array.transport().fill(request, target);
        if (count != target.byteSize()) {
            throw new Broken(
                    200,
                    "The answer has %d bytes, not the %d that it should have".formatted(count, target.byteSize()),
                    request.uri(),
                    null);
        }
    }

    private static Address address(ArrayClient array, Piece piece) {
        Address full = array.context().address("array/full", array.path());
        String slice = piece.source().text();
        return slice.isEmpty() ? full : full.with("slice", slice);
    }
}
