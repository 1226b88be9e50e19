package dev.quadrel.serialization;

import dev.quadrel.transfer.ByteSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a PNG (ISO 15948) of 8 bits a channel, row by row.
final class PngStream implements Closeable {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PIECE = 64 * 1024;
    private static final int HEADER_BYTES = 13;

    private final ByteSink sink;
    private final Deflater deflater = new Deflater();
    private final OutputStream rows;

    /// Begins the picture.
    ///
    /// @param channels 1 for grey, 2 for grey with opacity, 3 for colours, 4 for colours with opacity
    PngStream(ByteSink sink, int width, int height, int channels) throws IOException {
        this.sink = sink;
        sink.write(ByteBuffer.wrap(SIGNATURE));
        byte colours = (byte) ((channels > 2 ? 2 : 0) | (channels % 2 == 0 ? 4 : 0));
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putInt(width).putInt(height);
        header.put((byte) 8).put(colours).put(new byte[3]);
        chunk("IHDR", header.array(), HEADER_BYTES);
        rows = new DeflaterOutputStream(new Pieces(), deflater, PIECE);
    }

    /// Writes the next row.
    void row(byte[] levels) throws IOException {
        rows.write(0);
        rows.write(levels);
    }

    /// Ends the picture, and leaves the sink as it is.
    @Override
    public void close() throws IOException {
        try {
            rows.close();
            chunk("IEND", new byte[0], 0);
        } finally {
            deflater.end();
        }
    }

    private void chunk(String type, byte[] data, int length) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(length + 3 * Integer.BYTES);
        chunk.putInt(length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data, 0, length);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), Integer.BYTES, Integer.BYTES + length);
        sink.write(chunk.putInt((int) sum.getValue()).flip());
    }

    /// Each piece of the compressed rows is a chunk.
    private final class Pieces extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] piece = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
            chunk("IDAT", piece, length);
        }
    }
}
