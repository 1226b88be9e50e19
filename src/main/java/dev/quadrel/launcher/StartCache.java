package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The JVM's cache of loaded classes (AOT cache), by which a server starts in about half the time, and the list of
/// those of WildFly's modules, which are loaded ahead. One is good for one server, one JDK and one set of JVM options.
///
/// @param file where it is, or will be
/// @param classes the list
record StartCache(Path file, Path classes) {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration WRITTEN = Duration.ofMinutes(5);
    private static final int ID_BYTES = 8;
    private static final int REQUESTS = 20;
    private static final List<String> PATHS = List.of("/health/ready", "/api/v1/", "/api/v1/search/", "/");

    static StartCache of(ServerHome home, List<String> jvm) throws IOException {
        String all = home.stamp() + " " + System.getProperty("java.vm.version") + " " + String.join(" ", jvm);
        String id = HexFormat.of().formatHex(Digest.of(all.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
        Path folder = CacheFolder.of("starts");
        return new StartCache(folder.resolve(id + ".aot"), folder.resolve(id + ".classes"));
    }

    /// The JVM's options that use it; none where it could not be made. It is made where it is not there yet, by a
    /// server that starts and stops; while another process does that, this one goes on without.
    List<String> options(ServerOptions options, Progress progress) throws IOException {
        if (!isThere()) {
            make(options, progress);
        }
        if (!isThere()) {
            return List.of();
        }
        FileTime used = FileTime.from(Instant.now());
        Files.setLastModifiedTime(file, used);
        Files.setLastModifiedTime(classes, used);
        return List.of(
                "-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off", "-D" + ServerMain.CLASSES + "=" + classes);
    }

    private boolean isThere() {
        return Files.isRegularFile(file) && Files.isRegularFile(classes);
    }

    private void make(ServerOptions options, Progress progress) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null && !isThere()) {
                progress.now("making what lets servers start faster, once");
                removeOld();
                tryTrain(options, progress);
            }
        } catch (OverlappingFileLockException e) {
            progress.now("leaving that to another server of this program");
        }
    }

    /// A start needs it only to be fast.
    private void tryTrain(ServerOptions options, Progress progress) {
        try {
            train(options);
        } catch (StartFailure | IOException e) {
            progress.now("that could not be made: " + e.getMessage() + "; going on without");
        }
    }

    /// The JVM writes it when a server stops that was told to.
    private void train(ServerOptions options) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        LoadedClasses loaded = new LoadedClasses(classes);
        ServerOptions training = ServerOptions.simple()
                .server(ServerHome.find(options.server(), Progress.silent()).folder())
                .startCache(false)
                .javaOption("-XX:AOTCacheOutput=" + partial)
                .javaOption(loaded.option());
        for (String option : options.javaOptions()) {
            training = training.javaOption(option);
        }
        try (RunningServer server = RunningServer.start(training, Supervision::watched, Progress.silent())) {
            for (int i = 0; i < REQUESTS; i++) {
                PATHS.forEach(path -> Probe.status(server.uri().resolve(path)));
            }
            server.stop(WRITTEN);
            loaded.write(server.process().pid());
        }
        if (Files.isRegularFile(partial)) {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void removeOld() throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent(), "*.{aot,classes,partial}")) {
            for (Path other : files) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
