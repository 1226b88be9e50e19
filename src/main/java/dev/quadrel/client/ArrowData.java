package dev.quadrel.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Base64;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// Tables on the wire: Arrow's files, and its schemas in `data:` URIs. Nothing of Arrow is loaded before the first use.
final class ArrowData {

    static final String TYPE = "application/vnd.apache.arrow.file";
    private static final String SCHEMA = "data:" + TYPE + ";base64,";

    /// What a file begins with, and a stream does not.
    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1', 0, 0};

    private ArrowData() {}

    /// An account of its own for vectors, which whoever asks for it closes.
    static BufferAllocator memory(String name) {
        return First.ROOT.newChildAllocator(name, 0, Long.MAX_VALUE);
    }

    /// Bytes of vectors in use.
    static long inUse() {
        return First.ROOT.getAllocatedMemory();
    }

    private static final class First {

        static final BufferAllocator ROOT = new RootAllocator();
    }

    /// Takes the beginning off a file: what follows is read as a stream, up to the list of batches at its end.
    static void skipMagic(InputStream file) throws IOException {
        byte[] start = file.readNBytes(MAGIC.length);
        if (!Arrays.equals(start, MAGIC)) {
            throw new IOException("This is no Arrow file: it begins with " + Arrays.toString(start));
        }
    }

    /// The rows as a file of one batch.
    static byte[] file(VectorSchemaRoot rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArrowFileWriter writer = new ArrowFileWriter(rows, null, Channels.newChannel(bytes))) {
            writer.start();
            writer.writeBatch();
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String uri(Schema schema) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WriteChannel channel = new WriteChannel(Channels.newChannel(bytes))) {
            MessageSerializer.serialize(channel, schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SCHEMA + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /// @throws IllegalArgumentException where this is no such URI
    static Schema schema(String uri) {
        if (!uri.startsWith(SCHEMA)) {
            throw new IllegalArgumentException("A table's schema begins with " + SCHEMA + ", not like " + uri);
        }
        byte[] message = Base64.getDecoder().decode(uri.substring(SCHEMA.length()));
        try (ReadChannel channel = new ReadChannel(Channels.newChannel(new ByteArrayInputStream(message)))) {
            return MessageSerializer.deserializeSchema(channel);
        } catch (IOException e) {
            throw new IllegalArgumentException("The table's schema cannot be read", e);
        }
    }
}
