package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.staticfile.BoundFolder;
import dev.quadrel.staticfile.Favicon;
import dev.quadrel.staticfile.FilePatterns;
import dev.quadrel.staticfile.StaticFileRules;
import dev.quadrel.staticfile.StaticFiles;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.undertow.util.Headers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHeadersTest {

    private static final String PREFIX = "quadrel.http.";

    @TempDir
    java.nio.file.Path folder;

    private final ThreadPoolExecutor threads = RequestThreads.start(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /// Says what it likes.
    @Path("/")
    public static class Resource {
        @GET
        @Path("plain")
        public String plain() {
            return "x";
        }

        @GET
        @Path("own")
        public Response own() {
            return Response.ok("x").header("X-Frame-Options", "DENY").build();
        }

        @GET
        @Path("proxied")
        public Response proxied() {
            return Response.ok("x").header("Referrer-Policy", "no-referrer").build();
        }

        @GET
        @Path("api/v1/page")
        @Produces("text/html")
        public String page() {
            return "<script>alert(1)</script>";
        }

        @GET
        @Path("api/v1/broken")
        public String broken() {
            throw new IllegalStateException("for a test");
        }
    }

    /// The application of this resource.
    public static class App extends Edge.Resources {
        public App() {
            super(Resource.class);
        }
    }

    private static SecuritySettings settings(String... pairs) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            builder.withDefaultValue(PREFIX + pairs[i], pairs[i + 1]);
        }
        return SecuritySettings.from(builder.build());
    }

    private StaticFiles files() throws IOException {
        Files.writeString(folder.resolve("file.html"), "<p>");
        return new StaticFiles(new StaticFileRules(
                List.of(new BoundFolder("/files/", folder, false)),
                new FilePatterns(List.of(), List.of()),
                Map.of(),
                Favicon.EVERYWHERE,
                any -> Optional.empty(),
                true,
                Duration.ZERO,
                1 << 20,
                1 << 10));
    }

    private HttpHeaders get(String path, SecuritySettings settings) throws Exception {
        StaticFiles files = files();
        try (Edge edge = Edge.of(App.class)) {
            edge.order()
                    .use(new Routes(
                            new PreMiddlewareChain(List.of()),
                            files,
                            exchange -> {
                                exchange.getResponseHeaders().put(Headers.X_FRAME_OPTIONS, "ALLOWALL");
                                exchange.endExchange();
                            },
                            new SlowRequests(Duration.ZERO),
                            threads,
                            new AccessLogFlush(),
                            SecurityHeaders.of(settings),
                            Duration.ZERO));
            Map<String, List<String>> headers = edge.get(path).headers().stream()
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.groupingBy(
                            line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList())));
            return HttpHeaders.of(headers, (_, _) -> true);
        }
    }

    // rule 15
    @ParameterizedTest
    @CsvSource({"/plain", "/files/file.html", "/api/v1/broken", "/api/v1/nothing", "/files/"})
    void eachReply_hasTheHeaders(String path) throws Exception {
        HttpHeaders reply = get(path, settings());
        assertThat(reply.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(reply.allValues("Referrer-Policy")).containsExactly("strict-origin-when-cross-origin");
        if (!path.equals("/api/v1/nothing")) {
            assertThat(reply.allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        }
    }

    // rule 15
    @Test
    void whatAnotherSays_counts() throws Exception {
        assertThat(get("/own", settings()).allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(get("/elsewhere", settings()).allValues("X-Frame-Options")).containsExactly("ALLOWALL");
        assertThat(get("/elsewhere", settings()).allValues("X-Content-Type-Options"))
                .containsExactly("nosniff");
    }

    // rule 15
    @Test
    void eachCanBeSwitchedOff() throws Exception {
        SecuritySettings settings = settings(
                "frame-options",
                "off",
                "content-type-options",
                "off",
                "referrer-policy",
                "no-referrer",
                "content-security-policy",
                "default-src 'self'");
        for (String path : List.of("/plain", "/files/file.html")) {
            HttpHeaders reply = get(path, settings);
            assertThat(reply.allValues("X-Frame-Options")).isEmpty();
            assertThat(reply.allValues("X-Content-Type-Options")).isEmpty();
            assertThat(reply.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(reply.allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
        }
        assertThatThrownBy(() -> settings("frame-options", "a\nb")).hasMessageContaining(PREFIX + "frame-options");
    }

    // rule 16
    @Test
    void aPageOfTheApi_runsNothing() throws Exception {
        assertThat(get("/api/v1/page", settings()).firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'", "sandbox"));
        assertThat(get("/plain", settings()).firstValue("Content-Security-Policy"))
                .isEmpty();
        assertThat(get("/files/", settings()).firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    // rule 17
    @Test
    void securityTxt_isThereWhereThereIsSomebodyToTell() throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00.5Z");
        assertThat(SecurityText.write(settings(), folder, now)).isEmpty();
        SecuritySettings settings = settings(
                "security-contact", "mailto:a@example.org, https://example.org/x", "security-policy", "https://p");
        assertThat(SecurityText.write(settings, folder, now))
                .hasValueSatisfying(file -> assertThat(file).hasContent("""
                    Contact: mailto:a@example.org
                    Contact: https://example.org/x
                    Expires: 2026-06-30T00:00:00Z
                    Policy: https://p
                    """));
        assertThatThrownBy(() -> settings("security-contact", "a@example.org"))
                .hasMessageContaining("mailto:")
                .hasMessageContaining(PREFIX + "security-contact");
    }
}
