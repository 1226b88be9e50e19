package dev.quadrel.serialization;

import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes zips whose members are not compressed.
final class ZipMembers {

    private static final int PIECE = 128 * 1024;

    private ZipMembers() {}

    /// Takes a piece of a member.
    @FunctionalInterface
    private interface Taker {
        void take(byte[] bytes, int count) throws IOException;
    }

    /// Sends all members in their order.
    static void send(Map<String, MemorySegment> members, ByteSink sink) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(sink.stream());
        byte[] piece = new byte[PIECE];
        for (Map.Entry<String, MemorySegment> member : members.entrySet()) {
            CRC32 checksum = new CRC32();
            each(member.getValue(), piece, (bytes, count) -> checksum.update(bytes, 0, count));
            ZipEntry entry = new ZipEntry(member.getKey());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(member.getValue().byteSize());
            entry.setCrc(checksum.getValue());
            entry.setTime(0);
            zip.putNextEntry(entry);
            each(member.getValue(), piece, (bytes, count) -> zip.write(bytes, 0, count));
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void each(MemorySegment memory, byte[] piece, Taker taker) throws IOException {
        for (long at = 0; at < memory.byteSize(); at += piece.length) {
            int count = (int) Math.min(piece.length, memory.byteSize() - at);
            MemorySegment.copy(memory, at, MemorySegment.ofArray(piece), 0, count);
            taker.take(piece, count);
        }
    }
}
