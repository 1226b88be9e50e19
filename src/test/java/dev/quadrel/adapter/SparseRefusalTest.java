package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.SparseStructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseRefusalTest {

    @TempDir
    Path folder;

    /// The place 99, by its number in a dictionary, which is 0.
    private static byte[] upload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DictionaryEncoding encoding = new DictionaryEncoding(1, false, new ArrowType.Int(8, true));
        FieldType type = new FieldType(true, new ArrowType.Int(8, true), encoding);
        try (BufferAllocator memory = ArrowMemory.open("upload");
                BigIntVector known = new BigIntVector("known", memory);
                TinyIntVector places = new TinyIntVector("dim0", type, memory);
                Float8Vector data = new Float8Vector("data", memory)) {
            known.setSafe(0, 99);
            known.setValueCount(1);
            places.setSafe(0, 0);
            places.setValueCount(1);
            data.setSafe(0, 1);
            data.setValueCount(1);
            MapDictionaryProvider dictionaries = new MapDictionaryProvider(new Dictionary(known, encoding));
            try (VectorSchemaRoot root = VectorSchemaRoot.of(places, data);
                    ArrowFileWriter writer = new ArrowFileWriter(root, dictionaries, Channels.newChannel(bytes))) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
        }
        return bytes.toByteArray();
    }

    // rule 26
    @Test
    void placesOfADictionary_areRefused() throws IOException {
        Path real = folder.toRealPath();
        Chunks chunks = new Chunks(List.of(List.of(3L)));
        SparseStructure structure =
                new SparseStructure(NdTypes.FLOAT64, NdTypes.UINT64, chunks, chunks.shape(), null, false);
        DuckSettings settings = new DuckSettings(256L << 20, 2);
        try (DuckDatabase database = new DuckDatabase(settings, List.of(real), Optional.of(real))) {
            DuckSparse array = new DuckSparse(database, structure, List.of(real.resolve("block-0.parquet")));
            assertProblem(422, "has a dictionary", () -> array.write(List.of(0), Stored.in(upload())));
            assertThat(array.count(NdSlice.ALL.of(List.of(3L)))).isZero();
        }
        assertThat(real).isEmptyDirectory();
        assertThat(ArrowMemory.inUse()).isZero();
    }
}
