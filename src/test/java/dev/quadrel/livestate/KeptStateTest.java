package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.quadrel.cache.KeptValues;
import dev.quadrel.cache.TwoServers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infinispan.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The counter on two servers that share what they keep, and on servers that start anew.
class KeptStateTest {

    private static TwoServers servers;

    private final List<LiveServer> running = new ArrayList<>();

    @BeforeAll
    static void startServers() {
        servers = new TwoServers();
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @AfterEach
    void end() {
        running.forEach(LiveServer::stop);
        servers.first().clear();
    }

    /// A live server with its browsers, and with what its listener was told.
    private final class Counter {

        final Recorder browsers = new Recorder();
        final List<Object> told = new ArrayList<>();
        final LiveServer server;

        Counter(Cache<byte[], byte[]> cache) {
            KeptStore store = new KeptStore(new KeptValues(cache, "counter"));
            server = new LiveServer(new LiveCore("counter", Fixture.OPTIONS, store, hub -> browsers));
            server.state().set("count", 0);
            server.state().set("trame__title", "Counter");
            server.state().set("name", "abc");
            server.onChange(
                    state -> {
                        told.add(state.integer("count"));
                        state.set("double", 2 * state.integer("count"));
                    },
                    "count");
        }

        Counter started() {
            running.add(server);
            server.start();
            browsers.sent.clear();
            return this;
        }

        void set(String key, Object value) {
            try (Changes _ = server.state().changes()) {
                server.state().set(key, value);
            }
        }

        /// What its browsers hear, when all that was under way is done.
        List<Map<String, Object>> heard() throws Exception {
            server.networkCompletion().get();
            return browsers.values();
        }
    }

    /// What browsers know in the end.
    private static Map<String, Object> last(List<Map<String, Object>> heard) {
        Map<String, Object> last = new LinkedHashMap<>();
        heard.forEach(last::putAll);
        return last;
    }

    @Test
    void theNextStart_goesOn() { // rule 35
        Counter before = new Counter(servers.first()).started();
        before.set("count", 5);
        before.set("late", List.of("x"));
        before.server.stop();
        Counter after = new Counter(servers.first());
        running.add(after.server);
        after.server.state().set("trame__title", "Another");
        assertThat(after.server.state().integer("count")).isZero();
        after.server.start();
        assertThat(after.told).containsExactly(5L);
        assertThat(after.server.state().toMap())
                .contains(entry("count", 5L), entry("double", 10L), entry("name", "abc"), entry("late", List.of("x")))
                .containsEntry("trame__title", "Another");
        after.server.stop();
        after.server.start();
        assertThat(after.server.state().integer("count")).isEqualTo(5);
    }

    @Test
    void otherServers_tellTheirBrowsers_notTheirListeners() throws Exception { // rule 36
        Counter here = new Counter(servers.first()).started();
        Counter there = new Counter(servers.second()).started();
        there.told.clear();
        here.set("count", 3);
        assertThat(last(there.heard())).containsOnly(entry("count", 3L), entry("double", 6L));
        assertThat(there.told).isEmpty();
        assertThat(there.server.state().integer("count")).isEqualTo(3);
        assertThat(here.heard()).containsExactly(Map.of("count", 3L), Map.of("double", 6L));
        there.set("count", 4);
        assertThat(last(here.heard())).containsOnly(entry("count", 4L), entry("double", 8L));
    }

    @Test
    void whatIsPendingHere_stays_andIsWritten() throws Exception { // rule 36
        Counter here = new Counter(servers.first()).started();
        Counter there = new Counter(servers.second()).started();
        there.server.state().set("name", "mine");
        here.set("name", "theirs");
        assertThat(there.heard()).isEmpty();
        assertThat(there.server.state().text("name")).isEqualTo("mine");
        there.server.state().flush();
        assertThat(here.heard()).last().isEqualTo(Map.of("name", "mine"));
        assertThat(here.server.state().text("name")).isEqualTo("mine");
    }

    @Test
    void whoeverWritesAtOnce_endsWithTheSame() throws Exception { // rule 36
        Counter here = new Counter(servers.first()).started();
        Counter there = new Counter(servers.second()).started();
        Thread other = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 300; i++) {
                there.set("name", "there " + i);
            }
        });
        for (int i = 0; i < 300; i++) {
            here.set("name", "here " + i);
        }
        other.join();
        here.heard();
        there.heard();
        assertThat(here.server.state().text("name"))
                .isEqualTo(there.server.state().text("name"))
                .endsWith(" 299");
        assertThat(new KeptStore(new KeptValues(servers.first(), "counter")).kept())
                .containsEntry("name", here.server.state().text("name"));
    }

    @Test
    void aServerThatHasStopped_hearsNothing() throws Exception { // rule 36
        Counter here = new Counter(servers.first()).started();
        Counter there = new Counter(servers.second()).started();
        there.server.stop();
        here.set("name", "later");
        assertThat(there.heard()).isEmpty();
        there.server.start();
        assertThat(there.server.state().text("name")).isEqualTo("later");
    }
}
