package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;

/// Where one server writes: its configuration, what it deploys, logs, databases. The provisioned server stays as it
/// is, so that several run at once from it.
///
/// @param folder the server's `jboss.server.base.dir`
/// @param temporary whether it goes with the server
record ServerFolder(Path folder, boolean temporary) {

    private static final String PREFIX = "quadrel-";
    private static final String LOCK = "lock";

    /// What the JVM prints before the server does.
    static final String START = "start.log";

    /// The given one, or else a new one that goes with the server.
    static ServerFolder of(Optional<Path> directory) throws IOException {
        if (directory.isPresent()) {
            return kept(Files.createDirectories(directory.get()).toRealPath());
        }
        sweep();
        return new ServerFolder(Files.createTempDirectory(PREFIX).toRealPath(), true);
    }

    /// Makes a folder one of a server that is about to start there.
    ///
    /// @throws StartFailure where it has files that are not a server's
    static void claim(Path folder) throws IOException {
        ServerFolder claimed = of(Optional.of(folder));
        if (!Files.exists(claimed.lock())) {
            Files.createFile(claimed.lock());
        }
    }

    /// Parts of it are made anew at each start, so it has to be one of a server, or an empty one.
    private static ServerFolder kept(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (files.iterator().hasNext() && !Files.exists(folder.resolve(LOCK))) {
                throw new StartFailure(folder
                        + " has files that are not a server's; name an empty folder or a new one by" + " --directory");
            }
        }
        return new ServerFolder(folder, false);
    }

    /// Takes configuration and deployments from the server, anew at each start, so that a newer server finds its own.
    void prepare(ServerHome home) throws IOException {
        if (isHeld()) {
            throw new StartFailure("Another server runs in " + folder + "; stop it, or name another --directory");
        }
        if (!temporary && !Files.exists(lock())) {
            Files.createFile(lock());
        }
        Path from = home.folder().resolve("standalone");
        Folders.remove(folder.resolve("deployments"));
        Folders.remove(folder.resolve("tmp"));
        for (String part : new String[] {"configuration", "lib", "deployments"}) {
            Folders.copy(from.resolve(part), folder.resolve(part));
        }
        Files.createDirectories(folder.resolve("log"));
        Files.deleteIfExists(log(START));
        dropMarkers();
        ownLogs();
    }

    /// What an earlier run of the server has noted about its deployments.
    private void dropMarkers() throws IOException {
        try (DirectoryStream<Path> markers = Files.newDirectoryStream(
                Files.createDirectories(folder.resolve("deployments")),
                "*.{deployed,failed,undeployed,isdeploying,pending}")) {
            for (Path marker : markers) {
                Files.delete(marker);
            }
        }
    }

    /// A server that has run has noted there where its logs were.
    private void ownLogs() throws IOException {
        Path logging = folder.resolve("configuration").resolve("logging.properties");
        if (Files.exists(logging)) {
            String log = folder.resolve("log").toString().replace('\\', '/');
            Files.writeString(
                    logging,
                    Files.readString(logging)
                            .replaceAll(
                                    "(?m)^(handler\\.\\w+\\.fileName=).*/",
                                    "$1" + Matcher.quoteReplacement(log + "/")));
        }
    }

    /// Held by the server's process while it runs.
    Path lock() {
        return folder.resolve(LOCK);
    }

    /// A log in it.
    Path log(String name) {
        return folder.resolve("log").resolve(name);
    }

    Path catalog() {
        return folder.resolve("catalog");
    }

    /// Does nothing where it is to stay.
    void remove() throws IOException {
        if (temporary) {
            Folders.remove(folder);
        }
    }

    /// Whether a server runs in it.
    boolean isHeld() throws IOException {
        return Files.exists(lock()) && isHeld(lock());
    }

    private static boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /// Removes what servers have left whose starter was killed with them. One that is not there yet has no lock.
    private static void sweep() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                Path lock = folder.resolve(LOCK);
                if (Files.isWritable(lock) && Files.isDirectory(folder.resolve("deployments")) && !isHeld(lock)) {
                    Folders.remove(folder);
                }
            }
        }
    }
}
