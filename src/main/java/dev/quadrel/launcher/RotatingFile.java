package dev.quadrel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A log file that begins anew when it is full: what was in it is in `NAME.1` then, what was there in `NAME.2`, and so
/// on up to a number of files. For many threads.
final class RotatingFile extends OutputStream {

    private final Path file;
    private final long most;
    private final int files;
    private OutputStream out;
    private long size;

    /// @param most bytes of one file, but for a single line that is longer
    /// @param files how many there are at most, the current one included
    RotatingFile(Path file, long most, int files) throws IOException {
        this.file = file;
        this.most = most;
        this.files = files;
        out = open();
        size = Files.size(file);
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        if (size > 0 && size + count > most) {
            rotate();
        }
        out.write(bytes, from, count);
        size += count;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (int number = files - 1; number >= 1; number--) {
            Path newer = number == 1 ? file : numbered(number - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
        out = open();
        size = 0;
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
