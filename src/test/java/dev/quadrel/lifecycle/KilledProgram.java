package dev.quadrel.lifecycle;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs that print numbers and are killed by `kill -9` while they do.
final class KilledProgram {

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private KilledProgram() {}

    /// Prints a number; it is out when this returns, however the program ends.
    static void say(long number) throws IOException {
        OUT.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// Runs a program and kills it some time after its first number.
    ///
    /// @return all numbers that it has printed
    static List<Long> killed(Class<?> program, Path argument, long millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        argument.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> numbers = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            numbers.add(Long.valueOf(lines.readLine()));
            Thread killer = Thread.ofVirtual().start(() -> {
                try {
                    process.waitFor(millis, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // The process itself would close what it has printed, unread.
                process.toHandle().destroyForcibly();
            });
            lines.lines().map(Long::valueOf).forEach(numbers::add);
            killer.join();
        }
        process.waitFor();
        return numbers;
    }
}
