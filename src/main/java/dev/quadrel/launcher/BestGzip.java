package dev.quadrel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A gzip stream as small as it can be, and without a date, which says so in its header as Debian's policy wants it;
/// the JDK's own stream leaves those bytes 0.
final class BestGzip extends DeflaterOutputStream {

    /// Magic number, deflate, no flags, no date, best compression, any system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 255};

    private final CRC32 sum = new CRC32();

    BestGzip(OutputStream out) throws IOException {
        super(out, new Deflater(Deflater.BEST_COMPRESSION, true));
        out.write(HEADER);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        super.write(bytes, offset, length);
        sum.update(bytes, offset, length);
    }

    @Override
    public void finish() throws IOException {
        if (!def.finished()) {
            super.finish();
            number((int) sum.getValue());
            number((int) def.getBytesRead());
        }
    }

    /// In the order of bytes that gzip has.
    private void number(int value) throws IOException {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        def.end();
    }
}
