package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.structure.DataType.Endianness;
import dev.quadrel.structure.DataType.Kind;
import dev.quadrel.structure.NpyHead;
import dev.quadrel.structure.NumpyCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The structures of arrays that nobody has described, by their files.
final class FoundStructures {

    /// Zarr 3's names of numbers.
    private static final Pattern NUMBER = Pattern.compile("(int|uint|float|complex)(\\d{1,3})");

    /// What clients ask for at a time, where the file itself is not cut.
    private static final long CHUNK_BYTES = 64L << 20;

    private FoundStructures() {}

    /// @throws ProblemException 422 where it is no such file
    static ArrayStructure npy(Path file) throws IOException {
        try {
            NpyHead head = NpyHead.read(file);
            Chunks chunks =
                    Chunks.regular(head.shape(), chunk(head.shape(), head.type().itemSize()));
            return new ArrayStructure(head.type(), chunks, head.shape(), null, false);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unknown(String.valueOf(e.getMessage()));
        }
    }

    /// Rows side by side in the file, as many as fit.
    private static List<Long> chunk(List<Long> shape, int itemSize) {
        List<Long> chunk = new ArrayList<>(
                shape.stream().map(length -> Math.max(1, length)).toList());
        for (int i = 0; i < chunk.size(); i++) {
            double others = Math.max(1, itemSize);
            for (int j = 0; j < chunk.size(); j++) {
                others *= j == i ? 1 : chunk.get(j);
            }
            chunk.set(i, Math.clamp((long) (CHUNK_BYTES / others), 1, chunk.get(i)));
        }
        return chunk;
    }

    /// @throws ProblemException 422 where it is no such folder, or its data type is more than a name
    static ArrayStructure zarr(Path folder) throws IOException {
        ZarrMetadata metadata = ZarrFolder.read(folder);
        try {
            DataType type = metadata.type()
                    .flatMap(name -> NumpyCode.parse(name).or(() -> number(name, metadata.order())))
                    .orElseThrow(() -> unknown("its data type is not a simple one; name the structure"));
            Chunks chunks = Chunks.regular(metadata.shape(), metadata.chunk());
            return new ArrayStructure(type, chunks, metadata.shape(), null, false);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<DataType> number(String name, Endianness order) {
        if (name.equals("bool")) {
            return Optional.of(new Builtin(Endianness.NOT_APPLICABLE, Kind.BOOL, 1, null));
        }
        Matcher number = NUMBER.matcher(name);
        if (!number.matches()) {
            return Optional.empty();
        }
        int bytes = Integer.parseInt(number.group(2)) / Byte.SIZE;
        Endianness multiple = order == Endianness.NOT_APPLICABLE ? Endianness.LITTLE : order;
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(number.group(1)))
                .findFirst()
                .map(kind -> new Builtin(bytes == 1 ? Endianness.NOT_APPLICABLE : multiple, kind, bytes, null));
    }

    private static ProblemException unknown(String why) {
        return ProblemException.of(422, "The structure of the files cannot be found out: " + why);
    }
}
