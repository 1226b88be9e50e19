package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCacheTest {

    @TempDir
    private Path folder;

    private ClientCache cache() {
        return ClientCache.open(folder.resolve("cache.db"));
    }

    private static ScriptedServer server(Map<String, String> headers) {
        return new ScriptedServer((number, exchange) -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            String tag = headers.get("ETag");
            if (tag != null && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            ScriptedServer.json(exchange, 200, "[" + number + "]");
        });
    }

    private static String ask(ScriptedServer server, ClientCache cache, String path) {
        try (Transport transport = new Transport(Options.USUAL.cache(kept(cache)))) {
            return text(transport.send(Request.get(server.uri(path))));
        }
    }

    /// The transport closes its cache; a test goes on with it.
    private static ReplyCache kept(ClientCache cache) {
        return new ReplyCache() {
            @Override
            public Reply answer(Request request, Supplier<String> asker, Function<Request, Reply> wire) {
                return cache.answer(request, asker, wire);
            }

            @Override
            public long largest() {
                return cache.largest();
            }

            @Override
            public void close() {}
        };
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    // rule 14
    @Test
    void answerWithATag_isAskedForAgainByTheTag() {
        try (ScriptedServer server = server(Map.of("ETag", "abc"));
                ClientCache cache = cache()) {
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
            assertThat(server.asked())
                    .extracting(asked -> asked.header("If-None-Match"))
                    .containsExactly(null, "abc");
            assertThat(ask(server, cache, "/b")).isEqualTo("[2]");
            assertThat(cache.count()).isEqualTo(2);
        }
    }

    // rule 14
    @Test
    void freshAnswer_isUsedWithoutAsking() {
        try (ScriptedServer server = server(Map.of("Cache-Control", "max-age=60"));
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
            assertThat(server.asked()).hasSize(1);
        }
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        try (ScriptedServer server = server(Map.of("Cache-Control", "max-age=60"));
                ClientCache cache = ClientCache.open(folder.resolve("later.db"), 1000, 100, later)) {
            ask(server, cache, "/a");
            assertThat(ask(server, cache, "/a")).isEqualTo("[1]");
        }
    }

    // rule 14
    @Test
    void expires_isTheEnd() {
        try (ScriptedServer server = server(Map.of("Expires", "Fri, 31 Dec 2100 23:59:59 GMT"));
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
        }
        try (ScriptedServer server = server(Map.of("Expires", "0", "ETag", "x"));
                ClientCache cache = ClientCache.open(folder.resolve("past.db"))) {
            ask(server, cache, "/a");
            ask(server, cache, "/a");
            assertThat(server.asked()).hasSize(2);
        }
    }

    // rule 14
    @Test
    void answerThatMustBeRevalidated_isAskedForAgain() {
        Map<String, String> headers = Map.of("Cache-Control", "must-revalidate, max-age=60", "ETag", "abc");
        try (ScriptedServer server = server(headers);
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void answerThatMayNotBeStored_orHasNoTag_isNotKept() {
        try (ScriptedServer server = server(Map.of("Cache-Control", "no-store", "ETag", "abc"));
                ScriptedServer plain = server(Map.of());
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            ask(plain, cache, "/a");
            assertThat(cache.count()).isZero();
        }
    }

    // rule 14
    @Test
    void whereThereIsNoRoom_theOneUsedLongestAgoGoes() {
        try (ScriptedServer server = server(Map.of("Cache-Control", "max-age=60"));
                ClientCache cache = ClientCache.open(folder.resolve("small.db"), 9, 8)) {
            ask(server, cache, "/a");
            ask(server, cache, "/b");
            ask(server, cache, "/c");
            assertThat(cache.size()).isEqualTo(9);
            ask(server, cache, "/a");
            ask(server, cache, "/d");
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
            assertThat(ask(server, cache, "/b")).as("was forgotten").isEqualTo("[4]");
        }
    }

    @Test
    void largeAnswer_isNotKept() {
        try (ScriptedServer server = server(Map.of("ETag", "abc"));
                ClientCache cache = ClientCache.open(folder.resolve("tiny.db"), 10, 2)) {
            ask(server, cache, "/a");
            assertThat(cache.count()).isZero();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ClientCache.open(folder.resolve("none.db"), 2, 2));
    }

    @Test
    void answersAreForgotten_oneOrAll() {
        try (ScriptedServer server = server(Map.of("ETag", "abc"));
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            ask(server, cache, "/b");
            cache.delete(server.uri("/a"));
            assertThat(cache.count()).isEqualTo(1);
            cache.clear();
            assertThat(cache.size()).isZero();
        }
    }

    @Test
    void readOnlyCache_isUsedButNotChanged() {
        try (ScriptedServer server = server(Map.of("Cache-Control", "max-age=60"));
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            try (ClientCache reader = ClientCache.readOnly(folder.resolve("cache.db"))) {
                assertThat(reader.isReadOnly()).isTrue();
                assertThat(ask(server, reader, "/a")).isEqualTo("[0]");
                ask(server, reader, "/b");
                assertThat(reader.count()).isEqualTo(1);
                assertThatIllegalStateException().isThrownBy(reader::clear);
            }
        }
    }

    // rule 14
    @Test
    void tagThatStillHolds_isFreshAgainAsLongAsTheServerSays() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
                    exchange.getResponseHeaders().set("ETag", "abc");
                    exchange.getResponseHeaders().set("Expires", date(now.get().plusSeconds(60)));
                    if ("abc".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                    } else {
                        ScriptedServer.json(exchange, 200, "[0]");
                    }
                });
                ClientCache cache = ClientCache.open(folder.resolve("fresh.db"), 1000, 100, new Moving(now))) {
            ask(server, cache, "/a");
            for (int expired = 2; expired < 5; expired++) {
                now.updateAndGet(before -> before.plusSeconds(100));
                assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
                assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
                assertThat(server.asked()).hasSize(expired);
            }
            assertThat(cache.count()).isEqualTo(1);
        }
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }

    /// A clock that a test sets.
    private static final class Moving extends Clock {

        private final AtomicReference<Instant> now;

        Moving(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    // rule 14
    @Test
    void answerThatHoldsLongerThanTimeItself_isFresh() {
        try (ScriptedServer server = server(Map.of("Cache-Control", "max-age=18446744073709551616"));
                ClientCache cache = cache()) {
            ask(server, cache, "/a");
            assertThat(ask(server, cache, "/a")).isEqualTo("[0]");
        }
    }
}
