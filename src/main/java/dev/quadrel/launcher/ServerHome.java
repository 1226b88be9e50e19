package dev.quadrel.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder of a provisioned server. It is only read.
///
/// @param folder with `jboss-modules.jar` and `bin/quadrel-start.jar`
record ServerHome(Path folder) {

    /// Names it, in the environment.
    static final String VARIABLE = "QUADREL_SERVER";

    /// The one that somebody names, or the one beside the program, or around it, or the one in it, which is unpacked
    /// where it was not yet.
    ///
    /// @throws StartFailure where there is none
    static ServerHome find(Optional<Path> named, Progress progress) {
        Optional<Path> asked =
                named.or(() -> Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of));
        if (asked.isPresent()) {
            return given(asked.get());
        }
        Path program = program();
        for (Path near : new Path[] {program.resolveSibling("server"), program.resolveSibling("..")}) {
            if (isServer(near)) {
                return new ServerHome(near.toAbsolutePath().normalize());
            }
        }
        return PackedServer.in(program)
                .map(packed -> new ServerHome(packed.unpacked(CacheFolder.of("servers"), progress)))
                .orElseThrow(() -> new StartFailure("There is no server in " + program + " and none beside it; name its"
                        + " folder by --server or in the environment as " + VARIABLE));
    }

    private static ServerHome given(Path folder) {
        if (!isServer(folder)) {
            throw new StartFailure(folder + " is no server that Quadrel's build has made: it lacks " + modules(folder)
                    + " or " + start(folder));
        }
        return new ServerHome(folder.toAbsolutePath().normalize());
    }

    /// Whether a folder is one.
    static boolean isServer(Path folder) {
        return Files.isRegularFile(modules(folder)) && Files.isRegularFile(start(folder));
    }

    /// The jar, or the folder of classes, that this class is in.
    static Path program() {
        try {
            return Path.of(ServerHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path modules(Path folder) {
        return folder.resolve("jboss-modules.jar");
    }

    private static Path start(Path folder) {
        return folder.resolve("bin").resolve("quadrel-start.jar");
    }

    /// The folder, unless it is one in the cache, which may be gone tomorrow.
    Optional<Path> lasting() {
        return folder.startsWith(CacheFolder.of("servers")) ? Optional.empty() : Optional.of(folder);
    }

    /// What the server's JVM begins with.
    String classPath() {
        return start(folder) + System.getProperty("path.separator") + modules(folder);
    }

    /// Changes when the class path does: what was made for another one is of no use.
    String stamp() {
        try {
            return folder + " " + stamp(start(folder)) + " " + stamp(modules(folder));
        } catch (IOException e) {
            throw new StartFailure("The server in " + folder + " cannot be read: " + e, e);
        }
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    }
}
