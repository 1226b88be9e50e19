package dev.quadrel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The servers that builds of applications have made below a folder, `target/server` of each. Only those of the user's
/// own: what is in them is run.
final class NearbyServers {

    private static final int DEEPEST = 3;
    private static final Path SERVER = Path.of("target", "server");

    private NearbyServers() {}

    /// In the order of their names; a folder that cannot be read has none.
    static List<ServerHome> below(Path folder) {
        List<ServerHome> found = new ArrayList<>();
        look(folder.toAbsolutePath().normalize(), DEEPEST, found);
        return found;
    }

    private static void look(Path folder, int deep, List<ServerHome> found) {
        Path server = folder.resolve(SERVER);
        if (ServerHome.isServer(server) && isOwn(server)) {
            found.add(new ServerHome(server));
        }
        if (deep > 0) {
            below(folder, deep - 1, found);
        }
    }

    private static void below(Path folder, int deep, List<ServerHome> found) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NearbyServers::isToBeLookedInto)) {
            all.forEach(folders::add);
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            return;
        }
        folders.sort(null);
        folders.forEach(each -> look(each, deep, found));
    }

    private static boolean isToBeLookedInto(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".")
                && !name.equals("target")
                && !name.equals("node_modules")
                && Files.isDirectory(path)
                && !Files.isSymbolicLink(path);
    }

    private static boolean isOwn(Path server) {
        try {
            return Files.getOwner(server).getName().equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false;
        }
    }
}
