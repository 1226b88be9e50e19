package dev.quadrel.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Buffers by their names, as a zip without compression.
final class Zips {

    static final String TYPE = "application/zip";

    private Zips() {}

    /// @throws IOException where this is no zip
    static Map<String, byte[]> read(byte[] zip) throws IOException {
        Map<String, byte[]> buffers = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                buffers.put(entry.getName(), in.readAllBytes());
            }
        }
        return buffers;
    }

    static byte[] write(Map<String, byte[]> buffers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> buffer : buffers.entrySet()) {
                out.putNextEntry(stored(buffer.getKey(), buffer.getValue()));
                out.write(buffer.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] buffer) {
        CRC32 checksum = new CRC32();
        checksum.update(buffer);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(buffer.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }
}
