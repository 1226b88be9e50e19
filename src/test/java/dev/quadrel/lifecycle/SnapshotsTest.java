package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quadrel.fixture.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    @TempDir
    Path folder;

    /// Writes one snapshot after the other and says so.
    static class Writer {
        public static void main(String[] args) throws IOException {
            Snapshots snapshots = new Snapshots(Path.of(args[0]), 3);
            for (int i = 0; ; i++) {
                snapshots.write(snapshot(i));
                KilledProgram.say(i);
            }
        }
    }

    /// Writes a small snapshot, and then one for which there is no room.
    static class Filling {
        public static void main(String[] args) throws IOException {
            Snapshots snapshots = new Snapshots(Path.of(args[0]), 3);
            snapshots.write(snapshot(1));
            try {
                snapshots.write(filled("x".repeat(1 << 20)));
                System.out.println("written");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
            try (Stream<Path> files = Files.list(Path.of(args[0]))) {
                files.map(Path::getFileName).sorted().forEach(System.out::println);
            }
        }
    }

    // rules 19 and 20
    @Test
    void newest_isTheOneWrittenLast_andOldOnesGo() throws IOException {
        Snapshots snapshots = new Snapshots(folder, 3);
        assertThat(snapshots.newest()).isEmpty();
        for (int i = 1; i <= 11; i++) {
            snapshots.write(snapshot(i));
        }
        assertThat(snapshots.newest().orElseThrow().snapshot()).isEqualTo(snapshot(11));
        assertThat(snapshots.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("snapshot-0000000011.json", "snapshot-0000000010.json", "snapshot-0000000009.json");
    }

    // rule 19
    @Test
    void afterKill9_theNewestIsWhole() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Long> written = KilledProgram.killed(Writer.class, folder, 5 + 7 * round);
            try (LogLines log = LogLines.of("dev.quadrel.lifecycle")) {
                Snapshot newest =
                        new Snapshots(folder, 3).newest().orElseThrow().snapshot();
                Number number = (Number) newest.states().get("part").value().get("number");
                assertThat(number.longValue()).isGreaterThanOrEqualTo(written.getLast());
                assertThat(log.lines()).as("nothing is damaged").isEmpty();
            }
        }
    }

    // rule 19
    @Test
    void whereThereIsNoRoom_theOneBeforeStays() throws Exception {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 100; exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Filling.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines()).containsExactly("File too large", "snapshot-0000000001.json");
        assertThat(new Snapshots(folder, 3).newest().orElseThrow().snapshot()).isEqualTo(snapshot(1));
    }

    // rule 18
    @Test
    void oneThatIsWrittenHalf_orChanged_isDamaged() throws IOException {
        Snapshots snapshots = new Snapshots(folder, 5);
        snapshots.write(snapshot(1));
        Path half = snapshots.write(snapshot(2));
        Files.writeString(half, Files.readString(half).substring(0, 100));
        Path empty = snapshots.write(snapshot(3));
        Files.write(empty, new byte[0]);
        Path changed = snapshots.write(snapshot(4));
        Files.writeString(changed, Files.readString(changed).replace("\"number\": 4", "\"number\": 5"));
        Path other = snapshots.write(snapshot(5));
        Files.writeString(other, "[1]");
        try (LogLines log = LogLines.of("dev.quadrel.lifecycle")) {
            assertThat(snapshots.newest().orElseThrow().snapshot()).isEqualTo(snapshot(1));
            assertThat(log.lines())
                    .hasSize(4)
                    .anySatisfy(line -> assertThat(line).contains(other + " is damaged", "form of a snapshot"))
                    .anySatisfy(line -> assertThat(line).contains(changed + " is damaged", "sha256"))
                    .anySatisfy(line -> assertThat(line).contains(half + " is damaged"));
            Files.delete(snapshots.files().getLast());
            assertThatIllegalStateException()
                    .isThrownBy(snapshots::newest)
                    .withMessageContaining("none of the snapshots in " + folder + " can be read")
                    .withMessageContaining("move them away");
        }
    }

    // rule 18
    @Test
    void oneThatSomebodyHasEdited_isTakenWithoutItsDigest() throws IOException {
        Snapshots snapshots = new Snapshots(folder, 3);
        Path edited = snapshots.write(snapshot(4));
        Files.writeString(
                edited,
                Files.readString(edited)
                        .replace("\"number\": 4", "\"number\": 5")
                        .replaceFirst("\"sha256\": \"\\w+\",", ""));
        assertThat(snapshots.newest().orElseThrow().snapshot()).isEqualTo(snapshot(5));
    }

    // rule 17
    @Test
    void oneOfALaterForm_isRefused_andLeftAsItIs() throws IOException {
        Snapshots snapshots = new Snapshots(folder, 3);
        snapshots.write(snapshot(1));
        Path later = snapshots.write(snapshot(2));
        String text =
                Files.readString(later).replace("\"version\": 1,\n  \"written\"", "\"version\": 2,\n  \"written\"");
        Files.writeString(later, text);
        assertThatIllegalStateException()
                .isThrownBy(snapshots::newest)
                .withMessageContaining(
                        later + " has version 2 of the form of snapshots, but this code reads 1 at most");
        assertThat(later).hasContent(text);
    }

    private static Snapshot snapshot(long number) {
        return new Snapshot(
                "application",
                Instant.ofEpochSecond(1_800_000_000),
                Snapshot.Reason.COMMAND,
                new TreeMap<>(Map.of("part", Snapshot.state(2, Map.of("number", number, "text", "ü")))));
    }

    private static Snapshot filled(String text) {
        return new Snapshot(
                "application",
                Instant.EPOCH,
                Snapshot.Reason.COMMAND,
                new TreeMap<>(Map.of("part", Snapshot.state(2, Map.of("text", text)))));
    }
}
