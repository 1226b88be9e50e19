package dev.quadrel.adapter;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardCheck;
import dev.quadrel.structure.AwkwardStructure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
record RaggedUpload(Path folder, AwkwardStructure structure, AwkwardFolder.Buffers buffers) implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("length|form|[A-Za-z0-9_-]{1,120}");
    private static final long LARGEST_FORM = 1 << 20;

    /// Takes the zip, and checks that the rows can be read.
    ///
    /// @param beside a folder in which another one is made
    /// @throws ProblemException 422 where it is another zip
    static RaggedUpload receive(InputStream zip, Path beside) throws IOException {
        Path folder = Files.createDirectory(
                AtomicFile.temporary(Files.createDirectories(beside).resolve("upload")));
        try {
            ZipUpload.receive(zip, folder, name -> NAME.matcher(name).matches());
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
        Object form = Json.parse(Files.readString(file, StandardCharsets.UTF_8));
        @Nullable Object parsed = form instanceof String text ? Json.parse(text) : form;
        if (parsed instanceof Map<?, ?> members) {
            return members;
        }
        throw wrong("its form is no object");
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
