package dev.quadrel.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that pyarrow has compressed.
class ArrowCodecsTest {

    // rule 1
    @ParameterizedTest
    @ValueSource(strings = {"lz4", "zstd"})
    void compressedColumns_areReadAsOthers(String codec) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                ArrowFileReader reader = reader(file(codec), memory)) {
            List<String> texts = new ArrayList<>();
            while (reader.loadNextBatch()) {
                FieldVector column = reader.getVectorSchemaRoot().getVector("s");
                for (int i = 0; i < column.getValueCount(); i++) {
                    texts.add(String.valueOf(column.getObject(i)));
                }
            }
            assertThat(texts).hasSize(20_000).contains("row 19998 of 20000", "null");
        }
    }

    // rule 2
    @ParameterizedTest
    @EnumSource(names = {"LZ4_FRAME", "ZSTD"})
    void damagedColumns_areNotRead(CodecType type) {
        try (BufferAllocator memory = new RootAllocator();
                ArrowBuf column = memory.buffer(64)) {
            column.writeLong(1000);
            column.writeBytes(new byte[40]);
            assertThatThrownBy(() -> ArrowCodecs.READING.createCodec(type).decompress(memory, column))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    private static ArrowFileReader reader(byte[] file, BufferAllocator memory) {
        return new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(file), memory, ArrowCodecs.READING);
    }

    private static byte[] file(String codec) throws IOException {
        try (InputStream in = ArrowCodecsTest.class.getResourceAsStream("/dev/quadrel/adapter/" + codec + ".arrow")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
