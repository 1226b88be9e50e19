package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptValuesTest {

    private static final int COUNT = 200;

    @TempDir
    Path folder;

    /// Puts values in, many in one step, and says so.
    static class Server {
        public static void main(String[] args) throws InterruptedException {
            KeptValues values = new KeptValues(new StoredCaches(Path.of(args[0])).live(), "counter");
            Map<String, byte[]> many = new LinkedHashMap<>();
            for (int i = 0; i < COUNT; i++) {
                many.put("v" + i, bytes("old"));
            }
            values.put(many);
            values.put(Map.of("v7", bytes("new"), "ä", new byte[0]));
            values.remove(List.of("v8", "never there"));
            System.out.println("put");
            Thread.sleep(60_000);
        }
    }

    // rule 13
    @Test
    void afterKill9_everyValueIsThere() throws Exception {
        assertThat(StoredCaches.killed(Server.class, folder)).isEqualTo("put");
        try (StoredCaches caches = new StoredCaches(folder)) {
            KeptValues values = new KeptValues(caches.live(), "counter");
            assertThat(values.all()).hasSize(COUNT).containsKey("ä").doesNotContainKey("v8");
            assertThat(values.find("v7"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("new")));
            assertThat(values.find("v8")).isEmpty();
        }
    }

    // rule 13
    @Test
    void groupsAreApart() {
        try (StoredCaches caches = new StoredCaches(folder)) {
            KeptValues one = new KeptValues(caches.live(), "one");
            KeptValues other = new KeptValues(caches.live(), "other");
            one.put(Map.of("x", bytes("1")));
            assertThat(other.all()).isEmpty();
            assertThat(other.find("x")).isEmpty();
            other.remove(List.of("x"));
            assertThat(one.find("x")).isPresent();
        }
    }

    // rules 13 and 14
    @Test
    void otherServers_haveIt_andAreTold() {
        try (TwoServers servers = new TwoServers()) {
            KeptValues here = new KeptValues(servers.first(), "counter");
            KeptValues there = new KeptValues(servers.second(), "counter");
            List<String> told = new CopyOnWriteArrayList<>();
            Runnable end = there.whenPutElsewhere(told::add);
            here.put(Map.of("x", bytes("1")));
            here.put(Map.of("x", bytes("2")));
            new KeptValues(servers.first(), "another").put(Map.of("y", bytes("1")));
            assertThat(told).containsExactly("x", "x");
            assertThat(there.find("x"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("2")));
            end.run();
            here.put(Map.of("x", bytes("3")));
            assertThat(told).hasSize(2);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
