package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LogLines;
import dev.quadrel.lifecycle.States.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationStateTest {

    @TempDir
    Path temporary;

    private Path folder;

    /// Fails to start.
    @ApplicationScoped
    static class Failing extends Told {
        Failing() {
            super("failing");
            failing = "start";
        }
    }

    @BeforeEach
    void begin() {
        folder = temporary.resolve("state");
        States.settings = States.settings(folder);
        Visitors.version = 1;
        Visitors.failing = false;
    }

    // rules 13 and 14
    @Test
    void whatIsSavedAtTheStop_isThereAtTheNextStart() {
        try (SeContainer container = States.container(Visitors.class)) {
            visitors(container).put("count", 3);
            visitors(container).put("names", List.of("Ann", "Bob"));
        }
        try (SeContainer container = States.container(Visitors.class)) {
            assertThat(visitors(container).get("count")).isEqualTo(3);
            assertThat(visitors(container).get("names")).isEqualTo(List.of("Ann", "Bob"));
        }
    }

    // rule 14
    @Test
    void aSnapshotIsWritten_atIntervalsAndOnCommand() throws Exception {
        States.settings = new LifecycleSettings("application", folder, 3, Duration.ofMillis(20), Optional.empty());
        try (SeContainer container = States.container(Visitors.class)) {
            visitors(container).put("count", 1);
            for (int i = 0; i < 500 && files().isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(files()).containsExactly("snapshot-0000000001.json");
            assertThat(Files.readString(folder.resolve("snapshot-0000000001.json")))
                    .contains("\"interval\"");
            Thread.sleep(100);
            assertThat(files()).as("nothing has changed").hasSize(1);
            StateCommands commands = container.select(StateCommands.class).get();
            assertThat(commands.save()).endsWith("snapshot-0000000002.json");
            assertThat(commands.list()).matches("(?s).*-0000000002.json .* \\d+ bytes\n.*-0000000001.json .* bytes");
            assertThat(commands.show()).contains("\"count\": 1");
        }
    }

    // rule 14
    @Test
    void afterAStartThatHasFailed_nothingIsWritten() {
        assertThatThrownBy(() -> States.container(Visitors.class, Failing.class))
                .hasMessageContaining("no start today");
        assertThat(files()).isEmpty();
        States.container(Visitors.class).close();
    }

    // rule 16
    @Test
    void olderState_isUpgradedStepByStep() {
        saved(1);
        Visitors.version = 3;
        try (SeContainer container = States.container(Visitors.class)) {
            assertThat(visitors(container).get("upgrade")).isEqualTo("from 1 from 2 ");
            assertThat(visitors(container).told()).containsExactly("upgrade", "upgrade", "load");
        }
    }

    // rule 16
    @Test
    void aStepThatIsMissing_failsTheStart() {
        saved(1);
        Visitors.version = 4;
        assertThatThrownBy(() -> States.container(Visitors.class))
                .hasMessageContaining("the state \"visitors\" in " + folder)
                .hasMessageEndingWith("could not be brought to version 4: nobody knows how version 3 of \"visitors\""
                        + " becomes version 4");
    }

    // rule 17
    @Test
    void newerState_isRefused_andItsFileLeftAsItIs() throws IOException {
        saved(7);
        byte[] before = Files.readAllBytes(folder.resolve("snapshot-0000000001.json"));
        Visitors.version = 6;
        assertThatThrownBy(() -> States.container(Visitors.class))
                .hasMessageContaining("has version 7, but this application knows version 6 at most");
        assertThat(folder.resolve("snapshot-0000000001.json")).hasBinaryContent(before);
        assertThat(files()).hasSize(1);
    }

    // rule 18
    @Test
    void aDamagedSnapshot_isNamed_andTheOneBeforeItTaken() throws IOException {
        saved(1);
        saved(1);
        Path newest = folder.resolve("snapshot-0000000002.json");
        byte[] whole = Files.readAllBytes(newest);
        Files.write(newest, java.util.Arrays.copyOf(whole, whole.length / 2));
        try (LogLines log = LogLines.of("dev.quadrel.lifecycle");
                SeContainer container = States.container(Visitors.class)) {
            assertThat(visitors(container).get("count")).isEqualTo(1);
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains(newest + " is damaged"));
        }
    }

    // rule 21
    @Test
    void whatNobodyContributes_orCannotBeTold_staysAsItWas() throws IOException {
        saved(1);
        States.container().close();
        assertThat(visitorsNow()).isEqualTo(Map.of("count", 1));
        try (LogLines log = LogLines.of("dev.quadrel.lifecycle")) {
            try (SeContainer container = States.container(Visitors.class)) {
                visitors(container).put("count", 100);
                Visitors.failing = true;
            }
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("\"visitors\" cannot be told", "not now"));
        }
        assertThat(visitorsNow()).isEqualTo(Map.of("count", 1));
    }

    // rule 23
    @Test
    void aFolderThatIsInUse_isRefused() {
        try (SeContainer container = States.container(Visitors.class)) {
            assertThat(visitors(container).told()).isEmpty();
            assertThatThrownBy(() -> States.container(Visitors.class))
                    .hasMessageContaining(folder + " is in use: another application");
        }
        States.container(Visitors.class).close();
    }

    // rule 24
    @Test
    void withoutState_thereIsNoFolder() throws IOException {
        try (SeContainer container = States.container()) {
            assertThat(container.select(StateCommands.class).get().save()).isEqualTo("there is no state");
            assertThat(container.select(StateCommands.class).get().list()).isEqualTo("there are no snapshots");
        }
        assertThat(folder).doesNotExist();
    }

    // rule 25
    @Test
    void theInitialState_isTakenOnlyWhereThereIsNoSnapshot() throws IOException {
        saved(1);
        Path frozen = Files.move(folder.resolve("snapshot-0000000001.json"), temporary.resolve("frozen.json"));
        States.settings = new LifecycleSettings("application", folder, 3, Duration.ZERO, Optional.of(frozen));
        try (SeContainer container = States.container(Visitors.class)) {
            assertThat(visitors(container).get("count")).isEqualTo(1);
            visitors(container).put("count", 2);
        }
        try (SeContainer container = States.container(Visitors.class)) {
            assertThat(visitors(container).get("count")).isEqualTo(2);
        }
        Files.writeString(frozen, "{}");
        Files.delete(folder.resolve("snapshot-0000000001.json"));
        Files.delete(folder.resolve("snapshot-0000000002.json"));
        assertThatThrownBy(() -> States.container(Visitors.class))
                .hasMessageContaining(frozen + " cannot be read: it lacks the member \"version\"");
    }

    // rule 19
    @Test
    void aFullDisk_failsTheCommand_andLeavesWhatWasThere() throws IOException {
        saved(1);
        try (SeContainer container = States.container(Visitors.class)) {
            visitors(container).put("count", 2);
            // Whatever is written there, the system finds no space for it.
            Files.createSymbolicLink(folder.resolve("snapshot-0000000002.json.unfinished"), Path.of("/dev/full"));
            assertThatThrownBy(container.select(StateCommands.class).get()::save)
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
            assertThat(files()).containsExactly("snapshot-0000000001.json");
            assertThat(folder.resolve("snapshot-0000000002.json.unfinished")).doesNotExist();
        }
        assertThat(files()).as("there is space again").hasSize(2);
        assertThat(visitorsNow()).isEqualTo(Map.of("count", 2));
    }

    /// Writes a snapshot with one visitor.
    private static void saved(int version) {
        Visitors.version = version;
        try (SeContainer container = States.container(Visitors.class)) {
            visitors(container).put("count", 1);
        }
    }

    private Map<String, Object> visitorsNow() throws IOException {
        return new Snapshots(folder, 3)
                .newest()
                .orElseThrow()
                .snapshot()
                .states()
                .get("visitors")
                .value();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("snapshot.*json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Visitors visitors(SeContainer container) {
        return container.select(Visitors.class).get();
    }
}
