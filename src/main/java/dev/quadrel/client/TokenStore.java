package dev.quadrel.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Who has logged in at a server, in files that only their owner may read.
///
/// @param folder of the server
record TokenStore(Path folder) {

    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static final String IDENTITY = "id_token";

    /// @param root for all servers
    static TokenStore of(Path root, URI api) {
        String name = URLEncoder.encode(api.toString(), StandardCharsets.UTF_8)
                .replace("%7E", "~")
                .replace("*", "%2A");
        return new TokenStore(root.resolve(name));
    }

    /// Empty where nobody has logged in.
    Optional<Tokens> load() {
        Optional<String> refresh = read(REFRESH);
        return refresh.map(text -> new Tokens(read(ACCESS).orElse(""), text, read(IDENTITY)));
    }

    void save(Tokens tokens) {
        write(REFRESH, tokens.refresh());
        write(ACCESS, tokens.access());
        tokens.identity().ifPresent(text -> write(IDENTITY, text));
    }

    void clear() {
        for (String name : new String[] {ACCESS, REFRESH, IDENTITY}) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nobody ever sees half of it.
    private void write(String name, String text) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, only("rwx------"));
            }
            Path part = Files.createTempFile(folder, name, ".part", only("rw-------"));
            Files.writeString(part, text);
            Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
