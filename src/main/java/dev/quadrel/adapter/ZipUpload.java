package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// A zip that came from a client: members of known names, not compressed, each of which becomes a file.
final class ZipUpload {

    private ZipUpload() {}

    /// Takes all members, which are on the disk afterwards.
    ///
    /// @param names of the members: each of them comes, and no other; they are names of files
    /// @param folder that has none of them yet
    /// @throws ProblemException 422 where it is another zip, or none
    static void receive(InputStream zip, Collection<String> names, Path folder) throws IOException {
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(receive(zip, folder, names::contains, names.size()));
        if (!missing.isEmpty()) {
            throw wrong("it lacks " + missing.stream().sorted().toList());
        }
    }

    /// The same for members whose names are not known before.
    ///
    /// @param known whether a member may have the name; then it is the name of a file
    /// @param most how many members there may be
    /// @return the names
    static Set<String> receive(InputStream zip, Path folder, Predicate<String> known, int most) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry member = in.getNextEntry(); member != null; member = in.getNextEntry()) {
                String name = member.getName();
                if (!known.test(name) || !names.add(name)) {
                    throw wrong("it has the member " + name + " twice, or there is no buffer of that name");
                }
                if (names.size() > most) {
                    throw wrong("it has more than " + most + " members");
                }
                // Nobody is to fill the disk with little.
                if (member.getMethod() != ZipEntry.STORED) {
                    throw wrong("its member " + name + " is compressed");
                }
                write(in, folder.resolve(name));
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return names;
    }

    private static void write(InputStream member, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            member.transferTo(out);
        }
        AtomicFile.force(file);
    }

    private static ProblemException wrong(String why) {
        return ProblemException.of(422, "The body is no zip of the buffers that the structure names: " + why);
    }
}
