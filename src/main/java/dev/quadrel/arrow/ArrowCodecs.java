package dev.quadrel.arrow;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/// Expands compressed columns: LZ4, which is Feather's usual one, and Zstandard. What is written is not compressed.
public enum ArrowCodecs implements CompressionCodec.Factory {
    READING;

    /// More than any column of a batch that is read whole.
    private static final long MOST = Integer.MAX_VALUE - 8;

    @Override
    public CompressionCodec createCodec(CodecType type) {
        return switch (type) {
            case NO_COMPRESSION -> NoCompressionCodec.INSTANCE;
            case LZ4_FRAME -> new Lz4();
            case ZSTD -> new Zstandard();
        };
    }

    @Override
    public CompressionCodec createCodec(CodecType type, int level) {
        return createCodec(type);
    }

    private abstract static class Reading extends AbstractCompressionCodec {

        @Override
        protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf bytes) {
            throw new UnsupportedOperationException("Columns are not compressed here");
        }

        @Override
        protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf bytes) {
            long size = readUncompressedLength(bytes);
            if (size < 0 || size > MOST) {
                throw new IllegalArgumentException("A compressed column of " + size + " bytes; at most " + MOST);
            }
            ArrowBuf expanded = allocator.buffer(size);
            try {
                expand(bytes, expanded, (int) size);
                return expanded.writerIndex(size);
            } catch (IOException e) {
                expanded.close();
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                expanded.close();
                throw e;
            }
        }

        abstract void expand(ArrowBuf bytes, ArrowBuf expanded, int size) throws IOException;
    }

    private static final class Lz4 extends Reading {

        @Override
        void expand(ArrowBuf bytes, ArrowBuf expanded, int size) throws IOException {
            byte[] frame = new byte[Math.toIntExact(bytes.writerIndex() - Long.BYTES)];
            bytes.getBytes(Long.BYTES, frame);
            byte[] out = new byte[size];
            ArrowLz4.expand(frame, out);
            expanded.setBytes(0, out);
        }

        @Override
        public CodecType getCodecType() {
            return CodecType.LZ4_FRAME;
        }
    }

    private static final class Zstandard extends Reading {

        @Override
        void expand(ArrowBuf bytes, ArrowBuf expanded, int size) throws IOException {
            long frame = bytes.writerIndex() - Long.BYTES;
            long result =
                    Zstd.decompressUnsafe(expanded.memoryAddress(), size, bytes.memoryAddress() + Long.BYTES, frame);
            if (Zstd.isError(result) || result != size) {
                throw new IOException("The Zstandard frame of " + frame + " bytes is damaged");
            }
        }

        @Override
        public CodecType getCodecType() {
            return CodecType.ZSTD;
        }
    }
}
