package dev.quadrel.adapter;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardCheck;
import dev.quadrel.structure.AwkwardStructure;
import dev.quadrel.structure.RaggedBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows that came from a client: a zip of buffers, of their form and of their number.
///
/// @param folder that the members are in; gone after [#close]
public record RaggedUpload(Path folder, AwkwardStructure structure, AwkwardFolder.Buffers buffers)
        implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("length|form|[A-Za-z0-9_-]{1,120}");
    private static final long LARGEST_FORM = 1 << 20;

    /// As many as a form can have buffers, with the form and the length.
    private static final int MOST_MEMBERS = 20_002;

    /// How many bytes are stored for each that came, at most: lists of one number each get ends of 8 bytes.
    private static final long MOST_STORED = 16;

    private static final long ALWAYS_STORED = 1 << 20;

    /// Takes the zip, and checks that the rows can be read.
    ///
    /// @param beside a folder in which another one is made
    /// @throws ProblemException 422 where it is another zip
    static RaggedUpload receive(InputStream zip, Path beside) throws IOException {
        Path folder = Files.createDirectory(
                AtomicFile.temporary(Files.createDirectories(beside).resolve("upload")));
        try {
            ZipUpload.receive(zip, folder, name -> NAME.matcher(name).matches(), MOST_MEMBERS);
            return read(folder);
        } catch (NoSuchFileException e) {
            Storage.deleteTree(folder);
            throw wrong("it lacks " + Path.of(String.valueOf(e.getFile())).getFileName());
        } catch (IOException | RuntimeException e) {
            Storage.deleteTree(folder);
            throw e;
        }
    }

    private static RaggedUpload read(Path folder) throws IOException {
        AwkwardStructure structure;
        try {
            structure = AwkwardStructure.of(length(folder.resolve("length")), form(folder.resolve("form")));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        AwkwardFolder.Buffers buffers = AwkwardFolder.open(folder, structure.buffers());
        try {
            AwkwardCheck.require(structure, buffers.byName());
            return new RaggedUpload(folder, structure, buffers);
        } catch (IllegalArgumentException e) {
            buffers.close();
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static long length(Path file) throws IOException {
        if (Files.size(file) != Long.BYTES) {
            throw wrong("its member length has no 8 bytes");
        }
        return ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
    }

    /// JSON, or a text in JSON that is JSON itself.
    private static Map<?, ?> form(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FORM) {
            throw wrong("its form has more than " + LARGEST_FORM + " bytes");
        }
        Object form = Json.parse(text(file));
        @Nullable Object parsed = form instanceof String text ? Json.parse(text) : form;
        if (parsed instanceof Map<?, ?> members) {
            return members;
        }
        throw wrong("its form is no object");
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw wrong("its form is no UTF-8");
        }
    }

    /// How many bytes may be stored of the rows: small buffers can stand for endless rows.
    RaggedBudget budget() {
        long most = ALWAYS_STORED + MOST_STORED * buffers.bytes();
        return new RaggedBudget(
                most, () -> wrong("with %d bytes, its rows would have more than %d".formatted(buffers.bytes(), most)));
    }

    private static ProblemException wrong(String why) {
        return ProblemException.of(422, "The body is no zip of rows, with their form and their length: " + why);
    }

    @Override
    public void close() throws IOException {
        buffers.close();
        Storage.deleteTree(folder);
    }
}
