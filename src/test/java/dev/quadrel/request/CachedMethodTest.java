package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.cache.CacheSettings;
import dev.quadrel.cache.MovedClock;
import dev.quadrel.cache.ResultCache;
import dev.quadrel.cache.StoredCaches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cached methods of a real CDI bean, over a real Infinispan.
class CachedMethodTest {

    @Cached("all")
    static class Resource {

        private static int runs;

        Map<String, Object> counted() {
            return Map.of("runs", ++runs);
        }

        @Cached(value = "short", lifespan = "90")
        Reply kept() {
            return Reply.json("run " + ++runs);
        }

        @Nullable
        Object other(String kind) {
            runs++;
            return switch (kind) {
                case "text" -> "text " + runs;
                case "bytes" -> new byte[] {(byte) runs};
                case "status" -> Reply.of(Map.of("runs", runs)).withStatus(201);
                case "type" -> Reply.of(Map.of("runs", runs)).withMediaType("application/geo+json");
                default -> null;
            };
        }

        Map<String, Object> entity(@Context String ignored, @QueryParam("q") String query, Map<String, Object> body) {
            return Map.of("runs", ++runs);
        }

        @Middleware(Refuse.class)
        Map<String, Object> guarded() {
            return Map.of("runs", ++runs);
        }
    }

    @ApplicationScoped
    static class Refuse implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            return arguments.query("in") == null ? Verdict.answer(401, "no") : Verdict.proceed();
        }
    }

    @ApplicationScoped
    static class Given {
        static PlainSource source = PlainSource.get("/", "");

        @Produces
        @RequestScoped
        RequestArguments arguments() {
            return source.arguments(new RequestSettings(1 << 20, 1 << 20, 1 << 20, Path.of("unused")));
        }

        @Produces
        @ApplicationScoped
        ResultCache cache() {
            return new ResultCache(caches.results(), CacheSettings.DEFAULTS, Clock.systemUTC());
        }
    }

    @TempDir
    static Path folder;

    private static StoredCaches caches;
    private static SeContainer container;

    @BeforeAll
    static void start() {
        caches = new StoredCaches(folder);
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(CachedInterceptor.class, MiddlewareInterceptor.class, MiddlewareSteps.class)
                .addBeanClasses(Given.class, Resource.class, Refuse.class)
                .initialize();
    }

    @AfterAll
    static void stop() {
        container.close();
        caches.close();
    }

    @BeforeEach
    void empty() {
        container.select(ResultCache.class).get().clear();
        Resource.runs = 0;
    }

    // rule 21
    @Test
    void anEqualRequest_doesNotRunTheMethod() {
        assertThat(json(get("/a", "x=1&y=2"), Resource::counted)).isEqualTo("{\"runs\":1}");
        assertThat(json(get("/a", "y=2&x=1"), Resource::counted)).isEqualTo("{\"runs\":1}");
        assertThat(json(get("/a", "x=2&y=1"), Resource::counted)).isEqualTo("{\"runs\":2}");
        assertThat(json(get("/b", "x=1&y=2"), Resource::counted)).isEqualTo("{\"runs\":3}");
        assertThat(json(get("/a", "x=1&y=2"), Resource::kept)).isEqualTo("\"run 4\"");
        assertThat(container.select(ResultCache.class).get().sections()).containsExactly("all", "short");
    }

    // rule 21
    @Test
    void aBody_isPartOfTheRequest() {
        assertThat(json(PlainSource.json("{\"a\":1,\"b\":2}"), Resource::counted))
                .isEqualTo("{\"runs\":1}");
        assertThat(json(PlainSource.json("{\"b\":2,\"a\":1}"), Resource::counted))
                .isEqualTo("{\"runs\":1}");
        assertThat(json(PlainSource.json("{\"b\":2}"), Resource::counted)).isEqualTo("{\"runs\":2}");
    }

    // rule 21
    @Test
    void aBodyThatJaxRsHasRead_isPartOfTheRequest() {
        Function<Resource, Object> first = resource -> resource.entity("c", "q", Map.of("a", 1));
        Function<Resource, Object> second = resource -> resource.entity("c", "q", Map.of("a", 2));
        assertThat(json(PlainSource.json("taken"), first)).isEqualTo("{\"runs\":1}");
        assertThat(json(PlainSource.json("taken"), first)).isEqualTo("{\"runs\":1}");
        assertThat(json(PlainSource.json("taken"), second)).isEqualTo("{\"runs\":2}");
    }

    // rule 21
    @Test
    void aBodyThatIsNotParsed_orBringsFiles_isNotKept() {
        byte[] file = new MultipartText().file("f", new byte[] {1}).end();
        for (int i = 1; i < 3; i++) {
            assertThat(answer(PlainSource.post("text/plain", new byte[] {1}), Resource::counted))
                    .isEqualTo(Map.of("runs", 2 * i - 1));
            assertThat(answer(PlainSource.multipart(file), Resource::counted)).isEqualTo(Map.of("runs", 2 * i));
        }
    }

    // rule 21
    @Test
    void whatIsNotJsonWithStatus200_isNotKept() {
        for (String kind : new String[] {"text", "bytes", "status", "type", "null"}) {
            answer(get("/" + kind, ""), resource -> resource.other(kind));
            int before = Resource.runs;
            answer(get("/" + kind, ""), resource -> resource.other(kind));
            assertThat(Resource.runs).as(kind).isEqualTo(before + 1);
        }
        assertThat(container.select(ResultCache.class).get().statistics().entries())
                .isZero();
    }

    // rule 21
    @Test
    void middlewareSteps_runEachTime() {
        assertThat(json(get("/", "in"), Resource::guarded)).isEqualTo("{\"runs\":1}");
        assertThat(json(get("/", "in"), Resource::guarded)).isEqualTo("{\"runs\":1}");
        assertThat(reply(get("/", ""), Resource::guarded).status()).isEqualTo(401);
    }

    // rule 22
    @Test
    void cacheControl_asksForAFreshResult() {
        assertThat(json(get("/", ""), Resource::counted)).isEqualTo("{\"runs\":1}");
        assertThat(json(get("/", "").header("Cache-Control", "max-age=60"), Resource::counted))
                .isEqualTo("{\"runs\":1}");
        assertThat(json(get("/", "").header("Cache-Control", "x, No-Cache"), Resource::counted))
                .isEqualTo("{\"runs\":2}");
        assertThat(json(get("/", ""), Resource::counted)).isEqualTo("{\"runs\":2}");
        assertThat(json(get("/", "").header("Cache-Control", "max-age=0"), Resource::counted))
                .isEqualTo("{\"runs\":3}");
        assertThat(answer(get("/", "").header("Cache-Control", "no-store"), Resource::counted))
                .isEqualTo(Map.of("runs", 4));
        assertThat(json(get("/", ""), Resource::counted)).isEqualTo("{\"runs\":3}");
    }

    // rule 22
    @Test
    void maxAge_isCountedFromWhenTheResultWasStored() {
        MovedClock clock = new MovedClock();
        CacheWish wish = CacheWish.parse("max-age=10, min-fresh=3");
        assertThat(wish.accepts(clock.instant().minusSeconds(10), clock.instant()))
                .isTrue();
        assertThat(wish.accepts(clock.instant().minus(Duration.ofSeconds(11)), clock.instant()))
                .isFalse();
        assertThat(CacheWish.parse("max-age=soon").accepts(clock.instant(), clock.instant()))
                .isTrue();
    }

    // rule 23
    @Test
    void aResult_hasAnEntityTagAndTheTimeItIsKept() {
        Reply first = reply(get("/", ""), Resource::kept);
        String tag = String.valueOf(first.headers().get("ETag"));
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(first.headers().get("Cache-Control")).matches("private, max-age=(90|89)");
        assertThat(first.effectiveMediaType()).isEqualTo("application/json");
        for (String names : new String[] {tag, "\"x\", W/" + tag, "*"}) {
            Reply known = reply(get("/", "").header("If-None-Match", names), Resource::kept);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.headers()).containsEntry("ETag", tag).containsKey("Cache-Control");
        }
        assertThat(reply(get("/", "").header("If-None-Match", "\"x\""), Resource::kept)
                        .status())
                .isEqualTo(200);
    }

    // rule 23
    @Test
    void aRequestThatChanges_isNeverAnsweredWith304() {
        assertThat(reply(PlainSource.json("1").header("If-None-Match", "*"), Resource::counted)
                        .status())
                .isEqualTo(200);
    }

    private static PlainSource get(String path, String query) {
        return PlainSource.get(path, query);
    }

    private static String json(PlainSource source, Function<Resource, Object> call) {
        return new String((byte[]) reply(source, call).value(), StandardCharsets.UTF_8);
    }

    private static Reply reply(PlainSource source, Function<Resource, Object> call) {
        return (Reply) answer(source, call);
    }

    /// What the method returned, or the reply that took its place.
    private static @Nullable Object answer(PlainSource source, Function<Resource, Object> call) {
        RequestContextController request =
                container.select(RequestContextController.class).get();
        Given.source = source;
        request.activate();
        try {
            return call.apply(container.select(Resource.class).get());
        } catch (Answered answered) {
            return answered.reply();
        } finally {
            request.deactivate();
        }
    }
}
