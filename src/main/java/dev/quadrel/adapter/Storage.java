package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where data is on this machine: one folder that is written to, and folders that are only read. Nothing outside of
/// them is touched, by whatever path or link it is reached. Thread safe.
public final class Storage {

    private static final String HOST = "localhost";
    private static final int FOLDER_NAME = 2;

    private final Optional<Path> writable;
    private final List<Path> roots;

    /// @param writable made where it is not there; empty for a server that stores nothing
    /// @param readable folders that are there
    public Storage(Optional<Path> writable, List<Path> readable) throws IOException {
        if (writable.isPresent()) {
            Files.createDirectories(writable.get());
        }
        this.writable = writable.isPresent() ? Optional.of(writable.get().toRealPath()) : Optional.empty();
        List<Path> all = new ArrayList<>(this.writable.stream().toList());
        for (Path folder : readable) {
            all.add(folder.toRealPath());
        }
        roots = List.copyOf(all);
    }

    /// Whether anything can be stored.
    public boolean isWritable() {
        return writable.isPresent();
    }

    /// A place for new data, in which nothing is yet; its folder is there. No part of it is made of a client's words.
    ///
    /// @throws ProblemException 405 where nothing can be stored
    public Path newPlace() throws IOException {
        Path root = writable.orElseThrow(
                () -> ProblemException.of(405, "Data cannot be written: this server has no folder for it"));
        String name = UUID.randomUUID().toString();
        return Files.createDirectories(root.resolve(name.substring(0, FOLDER_NAME)))
                .resolve(name);
    }

    /// How clients name a file: `file://localhost/data/a.npy`.
    public static URI uri(Path path) {
        try {
            return new URI("file", HOST, path.toAbsolutePath().toUri().getPath().replaceAll("(?<=.)/$", ""), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The path " + path + " has no URI", e);
        }
    }

    /// The file or folder that a client names, links followed.
    ///
    /// @throws ProblemException 400 for another kind of URI; 403 where it is not in one of the folders,
    ///     whether it is there or not; 404 where it would be but is not there
    public Path path(URI uri) throws IOException {
        Path path = named(uri);
        try {
            return confined(path.toRealPath(), uri);
        } catch (FileSystemException e) {
            confined(deepest(path), uri);
            throw ProblemException.notFound("There is nothing at " + uri);
        }
    }

    /// As [#path], but a file of this server need not be there yet.
    public Path place(URI uri) throws IOException {
        Path named = named(uri).normalize();
        return isManaged(named) && !Files.exists(named) ? named : path(uri);
    }

    private Path confined(Path real, URI uri) {
        if (roots.stream().noneMatch(real::startsWith)) {
            throw ProblemException.of(403, uri + " is not in a folder that this server may read");
        }
        return real;
    }

    private static Path named(URI uri) {
        boolean local = uri.getHost() == null || uri.getHost().equals(HOST);
        if (!"file".equals(uri.getScheme()) || !local || uri.getPath() == null || uri.getQuery() != null) {
            throw ProblemException.badRequest(uri + " is no file: its name is like file://" + HOST + "/data/a.npy");
        }
        try {
            return Path.of(uri.getPath()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw ProblemException.badRequest(uri + " is no file: " + e.getReason());
        }
    }

    /// The path with its links followed, as far as it is there and can be reached.
    private static Path deepest(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (FileSystemException e) {
            Path parent = path.getParent();
            if (parent == null) {
                throw e;
            }
            return deepest(parent);
        }
    }

    /// Whether it is data that this server has made.
    public boolean isManaged(Path real) {
        return writable.isPresent() && real.startsWith(writable.get()) && !real.equals(writable.get());
    }

    /// A file in a folder, links followed.
    ///
    /// @param folder as [#path] gives it
    /// @param relative as the manifest has it
    /// @throws ProblemException 400 for an absolute or empty path, 403 where it leads out of the folder, 404
    ///     where there is no such file
    public Path inside(Path folder, String relative) throws IOException {
        if (relative.isBlank() || relative.startsWith("/")) {
            throw ProblemException.badRequest(
                    "The relative path of a file in a folder is like a/b.txt, which \"" + relative + "\" is not");
        }
        return find(folder, relative)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> ProblemException.notFound("The folder has no file \"" + relative + "\""));
    }

    /// What is in a folder under a name, links followed.
    ///
    /// @throws ProblemException 403 where it leads out of the folder
    static Optional<Path> find(Path folder, String relative) throws IOException {
        try {
            Path path = folder.resolve(relative);
            return Optional.of(within(folder, path.toRealPath(), relative));
        } catch (FileSystemException e) {
            within(folder, deepest(folder.resolve(relative)), relative);
            return Optional.empty();
        } catch (InvalidPathException e) {
            throw ProblemException.badRequest("\"" + relative + "\" is no path: " + e.getReason());
        }
    }

    private static Path within(Path folder, Path real, String relative) {
        if (!real.startsWith(folder)) {
            throw ProblemException.of(403, "\"" + relative + "\" leads out of its folder");
        }
        return real;
    }

    /// The files in a folder and the folders in it, as paths from there with `/`, in the order of their names.
    public List<String> manifest(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(folder::relativize)
                    .filter(path -> Stream.iterate(path, Objects::nonNull, Path::getParent)
                            .noneMatch(AtomicFile::isTemporary))
                    .map(path -> path.toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        }
    }

    /// Takes data away for good; what is not there is no mistake. To be called when nobody names it any more.
    ///
    /// @throws IllegalArgumentException for what this server has not made
    public void delete(URI uri) throws IOException {
        Path path = named(uri).normalize();
        if (!isManaged(path)) {
            throw new IllegalArgumentException(uri + " is not deleted: it is not data of this server");
        }
        Path doomed = AtomicFile.temporary(path);
        try {
            Files.move(path, doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
        boolean file = Files.isRegularFile(doomed, LinkOption.NOFOLLOW_LINKS);
        deleteTree(doomed);
        if (file) {
            deleteIfEmpty(path.getParent());
        }
    }

    /// The folder of a table, when its last partition has gone.
    private void deleteIfEmpty(@Nullable Path folder) throws IOException {
        try {
            if (folder != null && isManaged(folder)) {
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Other partitions are there, or their end was faster.
        }
    }

    /// Takes a file or a folder with all in it away; links, but not what they lead to.
    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /// Takes away what writing left behind when the server was killed.
    ///
    /// @param before only what is older, so that writing that goes on, by this server or by another one
    ///     with the same folder, is left alone
    /// @return how many there were
    public int removeLeftovers(Instant before) throws IOException {
        if (writable.isEmpty()) {
            return 0;
        }
        List<Path> leftovers = new ArrayList<>();
        Files.walkFileTree(writable.get(), new Leftovers(before, leftovers));
        for (Path leftover : leftovers) {
            deleteTree(leftover);
        }
        return leftovers.size();
    }
}
