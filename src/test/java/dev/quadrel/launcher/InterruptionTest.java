package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that somebody ends while they work.
class InterruptionTest {

    @TempDir
    Path folder;

    /// A program that works on a file until it is ended, or for a moment.
    static final class Work {

        private Work() {}

        public static void main(String[] words) {
            try (Interruption _ = new Interruption(() -> System.out.println("remedied"))) {
                if (words[0].equals("short")) {
                    return;
                }
                WholeFile.write(Path.of(words[0]), out -> {
                    System.out.println("begun");
                    pause();
                    System.out.println("interrupted");
                });
                System.out.println("gone on");
            } finally {
                System.out.println("left");
            }
        }

        private static void pause() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                // The work ends early.
            }
        }
    }

    // rule 44
    @Test
    void workIsLeft_andRemedied() throws Exception {
        Path file = folder.resolve("a.csv");
        Process process = start(file.toString());
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("begun");
            assertThat(folder.toFile().list()).singleElement().asString().endsWith(".part");
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(out.lines()).containsOnlyOnce("remedied").doesNotContain("left");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        // rule 18
        assertThat(folder.toFile().list()).allMatch("a.csv"::equals);
    }

    // rule 44
    @Test
    void workThatIsDone_needsNoRemedy() throws Exception {
        Process process = start("short");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.lines()).containsExactly("left");
        }
        assertThat(process.waitFor()).isZero();
    }

    private static Process start(String word) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Work.class.getName(),
                        word))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
