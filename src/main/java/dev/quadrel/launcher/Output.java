package dev.quadrel.launcher;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// What a command prints. Where that fails, it throws an [OutputFault], which ends the command: the JDK's own streams
/// keep such faults to themselves.
final class Output extends OutputStream {

    private static final int PIECE = 64 * 1024;

    private final OutputStream out;

    Output(OutputStream out) {
        this.out = out;
    }

    /// Makes it the standard output of the program.
    static void begin() {
        OutputStream file = new BufferedOutputStream(new Output(new FileOutputStream(FileDescriptor.out)), PIECE);
        System.setOut(new PrintStream(file, false, System.out.charset()));
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int begin, int count) {
        try {
            out.write(bytes, begin, count);
        } catch (IOException e) {
            throw new OutputFault(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputFault(e);
        }
    }
}
