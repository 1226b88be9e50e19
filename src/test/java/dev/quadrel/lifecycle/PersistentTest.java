package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.se.SeContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistentTest {

    @TempDir
    Path folder;

    record Visit(String name, Instant at) {}

    static class Counting {
        @Persistent
        long inherited = 1;
    }

    @ApplicationScoped
    static class Guestbook extends Counting {
        @Persistent
        private List<Visit> visits = List.of();

        @Persistent
        @Nullable
        String last = "nobody";

        @Persistent
        AtomicLong pages = new AtomicLong(7);

        int forgotten = 1;

        void visit(String name) {
            visits = List.of(new Visit(name, Instant.EPOCH));
            last = null;
            pages.set(1L << 40);
            inherited = 5;
            forgotten = 2;
        }

        List<Object> all() {
            return java.util.Arrays.asList(visits, last, pages.get(), inherited, forgotten);
        }
    }

    @ApplicationScoped
    static class Fixed {
        @Persistent
        static int count;
    }

    @RequestScoped
    static class Brief {
        @Persistent
        int count;
    }

    @BeforeEach
    void begin() {
        States.settings = States.settings(folder);
    }

    // rule 15
    @Test
    void fieldsKeepTheirValues_inTheTypesTheyHave() {
        try (SeContainer container = States.container(Guestbook.class)) {
            container.select(Guestbook.class).get().visit("Ann");
        }
        try (SeContainer container = States.container(Guestbook.class)) {
            assertThat(container.select(Guestbook.class).get().all())
                    .containsExactly(List.of(new Visit("Ann", Instant.EPOCH)), null, 1L << 40, 5L, 1);
        }
    }

    // rule 15
    @Test
    void aFieldThatTheStateLacks_keepsItsFirstValue_andOneOfAnotherTypeFailsTheStart() throws Exception {
        String key = Guestbook.class.getName();
        snapshot(key, Map.of("inherited", 9));
        try (SeContainer container = States.container(Guestbook.class)) {
            assertThat(container.select(Guestbook.class).get().all()).containsExactly(List.of(), "nobody", 7L, 9L, 1);
        }
        snapshot(key, Map.of("inherited", "many"));
        assertThatThrownBy(() -> States.container(Guestbook.class))
                .hasMessageContaining("the state \"" + key + "\" in " + folder)
                .hasMessageContaining("could not be loaded")
                .hasMessageContaining("many");
    }

    // rule 15
    @Test
    void aFieldThatCannotKeepItsValue_failsTheDeployment() {
        assertThatThrownBy(() -> States.container(Fixed.class))
                .hasMessageContaining(Fixed.class.getName() + ".count: a field with @Persistent is neither static nor");
        assertThatThrownBy(() -> States.container(Brief.class))
                .hasMessageContaining(Brief.class.getName() + " has fields with @Persistent, but is not");
    }

    private void snapshot(String key, Map<String, Object> value) throws Exception {
        Files.createDirectories(folder);
        var states = new java.util.TreeMap<>(Map.of(key, new Snapshot.State(1, value)));
        new Snapshots(folder, 3).write(new Snapshot("application", Instant.EPOCH, Snapshot.Reason.COMMAND, states));
    }
}
