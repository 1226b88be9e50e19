package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a process was started with. The JDK tells the first 4 KiB of it only, which is less than a server has.
final class ProcessLine {

    private ProcessLine() {}

    /// All words with blanks between them; none where the system does not tell.
    static Optional<String> of(ProcessHandle process) {
        Path file = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
        try {
            return Files.isReadable(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1)
                            .replace('\0', ' ')
                            .strip())
                    : process.info().commandLine();
        } catch (IOException e) {
            // It has just ended.
            return Optional.empty();
        }
    }
}
