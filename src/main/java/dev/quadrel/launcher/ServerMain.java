package dev.quadrel.launcher;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Where the process of a server begins, before WildFly: it takes the server's folder for itself, sends what is
/// printed to a log file of bounded size, and ends the server with the process that has started it.
///
/// It is told what to do by system properties, and is in the server as `bin/quadrel-start.jar`.
public final class ServerMain {

    static final String LOCK = "quadrel.launcher.lock";
    static final String WATCH = "quadrel.launcher.watch";
    static final String LOG = "quadrel.launcher.log";
    static final String LOG_SIZE = "quadrel.launcher.log-size";
    static final String LOG_FILES = "quadrel.launcher.log-files";
    static final String PID_FILE = "quadrel.launcher.pid-file";
    static final String CLASSES = "quadrel.launcher.classes";

    /// What it prints where another server has the folder.
    static final String IN_USE = "Another server runs in this folder";

    /// Held until the process ends.
    private static @Nullable FileLock lock;

    private ServerMain() {}

    /// Begins WildFly with these arguments.
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        lock = lock(Path.of(System.getProperty(LOCK)));
        if (lock == null) {
            System.out.println(IN_USE);
            System.exit(1);
        }
        if (System.getProperty(PID_FILE) != null) {
            number(Path.of(System.getProperty(PID_FILE)));
        }
        if (System.getProperty(LOG) != null) {
            print(Path.of(System.getProperty(LOG)));
        }
        if (Boolean.getBoolean(WATCH)) {
            Thread.ofPlatform().name("quadrel-parent").daemon(true).start(ServerMain::watch);
        }
        if (System.getProperty(CLASSES) != null) {
            ClassPreload.begin(Path.of(System.getProperty(CLASSES)));
        }
        Class.forName("org.jboss.modules.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    /// Gone when the process ends, but for one that is killed.
    private static void number(Path file) throws IOException {
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> file.toFile().delete(), "quadrel-pid-file"));
    }

    private static void print(Path file) throws IOException {
        RotatingFile log = new RotatingFile(file, Long.getLong(LOG_SIZE), Integer.getInteger(LOG_FILES));
        PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    /// The other end of the standard input is the parent's, and closed by the system when that ends, however it does.
    private static void watch() {
        try (InputStream parent = new FileInputStream(FileDescriptor.in)) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("The process that has started this server cannot be watched: " + e);
        }
        System.exit(0);
    }
}
