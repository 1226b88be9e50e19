package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardCheck;
import dev.quadrel.structure.AwkwardStructure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Values of any nesting in a folder, with a file for each buffer. Each time when they are written, all files are made
/// anew in a folder inside, which has the next number; then the one before goes. A folder that others have made may
/// have the files themselves. Thread safe, also among several servers.
///
/// @param folder where the folders with numbers are
public record AwkwardFolder(Path folder, AwkwardStructure structure) {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final int MOST_TRIES = 1000;

    /// Buffers in memory, as far as they are read.
    ///
    /// @param byName such as `node0-offsets`, in the form's order
    public record Buffers(Arena arena, Map<String, MemorySegment> byName) implements AutoCloseable {

        /// Bytes of all of them.
        public long bytes() {
            return byName.values().stream().mapToLong(MemorySegment::byteSize).sum();
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /// Opens some of the buffers.
    ///
    /// @param names of the structure's
    /// @throws ProblemException 404 where nobody has written any yet, 403 where a link leads out of the folder
    public Buffers open(List<String> names) throws IOException {
        for (int tries = 1; ; tries++) {
            Path current = current();
            try {
                return open(folder, current, names);
            } catch (NoSuchFileException e) {
                // Either others have come meanwhile, or there are none.
                if (tries == MOST_TRIES || current.equals(current())) {
                    throw ProblemException.notFound("No values have been written yet");
                }
            }
        }
    }

    /// Opens files of a folder, as they are.
    static Buffers open(Path folder, List<String> names) throws IOException {
        return open(folder, folder, names);
    }

    /// @param folder that links must not lead out of
    /// @param current where the files are in it
    private static Buffers open(Path folder, Path current, List<String> names) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Arena arena = Arena.ofShared();
        try {
            Map<String, MemorySegment> buffers = new LinkedHashMap<>();
            for (String name : names) {
                Path path = current.resolve(name);
                Path real = Storage.find(folder, folder.relativize(path).toString())
                        .filter(Files::isRegularFile)
                        .orElseThrow(() -> new NoSuchFileException(path.toString()));
                try (FileChannel file = FileChannel.open(real)) {
                    buffers.put(name, file.map(MapMode.READ_ONLY, 0, file.size(), arena));
                }
            }
            return new Buffers(arena, buffers);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// The folder that the buffers are in now.
    private Path current() throws IOException {
        List<Long> numbers = numbers();
        return numbers.isEmpty() ? folder : folder.resolve(numbers.getLast().toString());
    }

    private List<Long> numbers() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> NUMBER.matcher(name).matches())
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /// Makes sure that the buffers are what the structure says.
    ///
    /// @throws ProblemException 422
    public void require() throws IOException {
        try (Buffers buffers = open(structure.buffers())) {
            require(structure, buffers);
        }
    }

    private static void require(AwkwardStructure structure, Buffers buffers) {
        try {
            AwkwardCheck.require(structure, buffers.byName());
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(422, String.valueOf(e.getMessage()));
        }
    }

    /// Replaces all buffers: all of them are there afterwards, or the old ones are.
    ///
    /// @param zip with each of the structure's buffers, and nothing else
    /// @throws ProblemException 422 where it is another one
    public void write(InputStream zip) throws IOException {
        write(made -> ZipUpload.receive(zip, structure.buffers(), made));
    }

    /// Puts all buffers into a folder.
    interface Filling {
        void into(Path folder) throws IOException;
    }

    /// The same with files that are made otherwise.
    void write(Filling filling) throws IOException {
        Path made = AtomicFile.temporary(Files.createDirectories(folder).resolve("buffers"));
        try {
            filling.into(Files.createDirectory(made));
            try (Buffers buffers = open(made, structure.buffers())) {
                require(structure, buffers);
            }
            AtomicFile.force(made);
            place(made);
        } finally {
            Storage.deleteTree(made);
        }
    }

    private void place(Path made) throws IOException {
        List<Long> old = numbers();
        long number = old.isEmpty() ? 1 : old.getLast() + 1;
        while (!isPlaced(made, number)) {
            number++;
        }
        List<Long> all = numbers();
        for (long before : all.subList(0, Math.max(0, all.size() - 1))) {
            remove(folder.resolve(Long.toString(before)));
        }
    }

    private static void remove(Path old) throws IOException {
        Path doomed = AtomicFile.temporary(old);
        try {
            Files.move(old, doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Somebody else has removed it.
            return;
        }
        Storage.deleteTree(doomed);
    }

    /// @return false where somebody else was faster
    private boolean isPlaced(Path made, long number) throws IOException {
        Path place = folder.resolve(Long.toString(number));
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(place) && Files.exists(made)) {
                return false;
            }
            throw e;
        }
        AtomicFile.forceName(place);
        return true;
    }
}
