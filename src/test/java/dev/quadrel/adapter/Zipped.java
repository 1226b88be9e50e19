package dev.quadrel.adapter;

import dev.quadrel.client.AwkwardArray;
import dev.quadrel.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Uploads of buffers.
public final class Zipped {

    private Zipped() {}

    /// A zip as clients make it.
    public static InputStream of(Map<String, byte[]> members) throws IOException {
        return of(members, ZipEntry.STORED);
    }

    static InputStream of(Map<String, byte[]> members, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(member.getValue());
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setMethod(method);
                entry.setSize(member.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /// Rows as clients send them.
    public static InputStream rows(AwkwardArray values) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>(values.buffers());
        members.put("length", ByteBuffer.allocate(8).putLong(values.length()).array());
        members.put("form", Json.text(Json.text(values.form())).getBytes(StandardCharsets.UTF_8));
        return of(members);
    }
}
