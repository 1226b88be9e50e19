package dev.quadrel.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/// Tables on the wire: Arrow's files, and its schemas in `data:` URIs. Nothing of Arrow is loaded before the first use.
final class ArrowData {

    static final String TYPE = "application/vnd.apache.arrow.file";
    private static final String SCHEMA = "data:" + TYPE + ";base64,";

    /// What a file begins with, and a stream does not.
    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1', 0, 0};

    static final DictionaryProvider NO_DICTIONARIES = new MapDictionaryProvider();

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

    /// @throws IllegalArgumentException where the column's dictionary is missing
    static Dictionary dictionary(DictionaryProvider dictionaries, Field column) {
        long number = Objects.requireNonNull(column.getDictionary()).getId();
        Dictionary dictionary = dictionaries.lookup(number);
        if (dictionary == null) {
            throw new IllegalArgumentException(
                    "The column %s has numbers of entries in the dictionary %d, which is not given with the rows"
                            .formatted(column.getName(), number));
        }
        return dictionary;
    }

    /// As in a file, where a column with a dictionary has the type of the entries.
    ///
    /// @param memory as vectors have it, of numbers
    /// @throws IllegalArgumentException where a dictionary is missing
    static Schema schema(Schema memory, DictionaryProvider dictionaries) {
        memory.getFields().forEach(column -> find(column, dictionaries));
        List<Field> columns = memory.getFields().stream()
                .map(column -> DictionaryUtility.toMessageFormat(column, dictionaries, new HashSet<>()))
                .toList();
        return new Schema(columns, memory.getCustomMetadata());
    }

    private static void find(Field column, DictionaryProvider dictionaries) {
        if (column.getDictionary() != null) {
            Dictionary _ = dictionary(dictionaries, column);
        }
        column.getChildren().forEach(child -> find(child, dictionaries));
    }

    /// The rows as a file of one batch.
    static byte[] file(VectorSchemaRoot rows, DictionaryProvider dictionaries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArrowFileWriter writer = new ArrowFileWriter(rows, dictionaries, Channels.newChannel(bytes))) {
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
