package dev.quadrel.it;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Tiled's own server, as the package on PyPI has it, in a process of its own.
///
/// @param uri of its API, with the key where it has one
record TiledServer(Process process, URI uri) implements AutoCloseable {

    /// @param users as `name:password`; none for a server with a key
    static TiledServer start(String folder, String... users) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ForeignTools.tiledPython().toString(),
                Path.of("src/test/python/original.py").toAbsolutePath().toString(),
                Servers.folder(folder).toString()));
        command.addAll(List.of(users));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String address = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (address == null) {
            throw new IOException("Tiled's own server has not started: " + String.join(" ", command));
        }
        return new TiledServer(process, URI.create(address.strip()));
    }

    @Override
    public void close() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
