package dev.quadrel.livehost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/// The page of live applications that have none of their own, as files: `page/files.txt` lists them.
final class ClientPage {

    private static final String FOLDER = "page/";

    private ClientPage() {}

    /// Writes the files.
    ///
    /// @param folder in which a folder for them is made
    /// @return that folder
    static Path write(Path folder) {
        Path target = folder.resolve("quadrel-live-page");
        try {
            for (String name : names()) {
                Path file = target.resolve(name);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (InputStream content = open(name)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("The page of live applications cannot be written to " + target, e);
        }
    }

    private static List<String> names() throws IOException {
        try (InputStream list = open("files.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static InputStream open(String name) {
        InputStream content = ClientPage.class.getResourceAsStream(FOLDER + name);
        if (content == null) {
            throw new IllegalStateException("The file " + name + " is missing from Quadrel's jar");
        }
        return content;
    }
}
