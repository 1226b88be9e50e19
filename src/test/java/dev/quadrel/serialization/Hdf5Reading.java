package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what is in an HDF5 file, by the addresses and the lengths in it; each checksum has to be right.
record Hdf5Reading(byte[] bytes) {

    private static final int SUPERBLOCK = 48;
    private static final int LINK = 6;
    private static final int LAYOUT = 8;
    private static final int ATTRIBUTE = 12;

    private record Message(int type, ByteBuffer body) {}

    private ByteBuffer at(long address) {
        return ByteBuffer.wrap(bytes, (int) address, bytes.length - (int) address)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The address of the root's header.
    long root() {
        check(0, SUPERBLOCK);
        ByteBuffer superblock = at(0);
        if (!new String(bytes, 0, 8, ISO_8859_1).equals("\u0089HDF\r\n\u001a\n")
                || superblock.getLong(28) != bytes.length) {
            throw new AssertionError("This is no HDF5 file of " + bytes.length + " bytes");
        }
        return superblock.getLong(36);
    }

    private void check(long address, int size) {
        byte[] part = Arrays.copyOfRange(bytes, (int) address, (int) address + size - Integer.BYTES);
        if (Hdf5Checksum.of(part, part.length) != at(address).getInt(part.length)) {
            throw new AssertionError("The checksum at " + address + " is wrong");
        }
    }

    private List<Message> messages(long header, int type) {
        ByteBuffer read = at(header);
        int length = read.getInt(6);
        check(header, length + 14);
        read.position(10).limit(10 + length);
        List<Message> messages = new ArrayList<>();
        while (read.hasRemaining()) {
            int kind = read.get();
            int size = Short.toUnsignedInt(read.getShort());
            read.get();
            messages.add(new Message(kind, read.slice(read.position(), size).order(ByteOrder.LITTLE_ENDIAN)));
            read.position(read.position() + size);
        }
        return messages.stream().filter(message -> message.type == type).toList();
    }

    /// The addresses of the objects in a group.
    Map<String, Long> links(long group) {
        Map<String, Long> links = new LinkedHashMap<>();
        for (Message message : messages(group, LINK)) {
            byte[] name = new byte[message.body.getShort(3)];
            message.body.get(5, name);
            links.put(new String(name, UTF_8), message.body.getLong(5 + name.length));
        }
        return links;
    }

    /// The names of an object's attributes.
    List<String> attributes(long object) {
        return messages(object, ATTRIBUTE).stream()
                .map(message -> {
                    byte[] name = new byte[message.body.getShort(2) - 1];
                    message.body.get(9, name);
                    return new String(name, UTF_8);
                })
                .toList();
    }

    /// The elements of a dataset.
    byte[] data(@Nullable Long dataset) {
        ByteBuffer layout = messages(Objects.requireNonNull(dataset), LAYOUT).getFirst().body;
        long from = layout.getLong(2);
        return Arrays.copyOfRange(bytes, (int) from, (int) (from + layout.getLong(10)));
    }
}
