package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Commands whose output goes nowhere.
class OutputTest {

    // rule 36
    @Test
    void fullDisk_endsWhatIsPrinted() throws IOException {
        try (FileOutputStream full = new FileOutputStream("/dev/full")) {
            PrintStream out = new PrintStream(new Output(full), false, StandardCharsets.UTF_8);
            PrintWriter words = new PrintWriter(out, true, StandardCharsets.UTF_8);
            assertThatExceptionOfType(OutputFault.class)
                    .isThrownBy(() -> words.println("one"))
                    .withMessageContaining("The output cannot be written: No space left on device")
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo(Launcher.FAILED));
        }
    }

    // rule 36
    @Test
    void command_saysThatItsOutputWasLost() throws Exception {
        Process process = shell("> /dev/full");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        try (BufferedReader errors = process.errorReader()) {
            assertThat(errors.lines())
                    .singleElement()
                    .asString()
                    .startsWith("The output cannot be written: No space left");
        }
        assertThat(process.exitValue()).isEqualTo(Launcher.FAILED);
    }

    // rule 36
    @Test
    void readerWhoHasGone_isToldNothing() throws Exception {
        Process process = shell("| { exec <&-; sleep 1; }; exit ${PIPESTATUS[0]}");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        try (BufferedReader errors = process.errorReader()) {
            assertThat(errors.lines()).isEmpty();
        }
        assertThat(process.exitValue()).isEqualTo(141);
    }

    /// `ls --help`, which needs no server.
    private static Process shell(String rest) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "'%s' -cp '%s' %s ls --help %s"
                .formatted(java, System.getProperty("java.class.path"), Main.class.getName(), rest);
        return new ProcessBuilder(List.of("bash", "-c", command)).start();
    }
}
