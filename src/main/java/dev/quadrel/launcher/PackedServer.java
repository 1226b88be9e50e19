package dev.quadrel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// The server in `quadrel.jar`, which is unpacked into the cache folder once.
///
/// @param jar the program
/// @param id differs where a file in the server does
record PackedServer(Path jar, String id) {

    static final String FOLDER = "server/";
    private static final int ID_BYTES = 8;

    /// None where the program is another jar, or a folder of classes.
    static Optional<PackedServer> in(Path program) {
        if (!Files.isRegularFile(program)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(program.toFile())) {
            List<JarEntry> entries = entries(jar);
            return entries.isEmpty() ? Optional.empty() : Optional.of(new PackedServer(program, id(entries)));
        } catch (IOException e) {
            throw new StartFailure(program + " cannot be read: " + e, e);
        }
    }

    /// The folder that it is unpacked in.
    ///
    /// @param cache where it is, or will be
    Path unpacked(Path cache, Progress progress) {
        try {
            Path folder = cache.resolve(id);
            if (!Files.isDirectory(folder)) {
                progress.now("unpacking the server into " + folder + ", once");
                unpack(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailure(
                    "The server in " + jar + " cannot be unpacked: " + e + "; " + CacheFolder.VARIABLE
                            + " in the environment names another folder for it",
                    e);
        }
    }

    /// Under another name until it is whole. Where another process was faster, its folder is the same.
    private void unpack(Path folder) throws IOException {
        Path partial = Files.createTempDirectory(folder.getParent(), id + ".");
        try {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : entries(file)) {
                    write(file, entry, partial);
                }
            }
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.remove(partial);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void write(JarFile jar, JarEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName().substring(FOLDER.length())).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(entry.getName() + " leads out of the server's folder");
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, file);
        }
        if (file.toString().endsWith(".sh") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
    }

    private static List<JarEntry> entries(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
                .toList();
    }

    private static String id(List<JarEntry> entries) {
        StringBuilder all = new StringBuilder();
        entries.forEach(entry ->
                all.append(entry.getName()).append(' ').append(entry.getCrc()).append('\n'));
        byte[] digest = Digest.of(all.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }
}
