package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyCachingTest {

    private static final Things THINGS = new Things();
    private static ApiServer server;

    /// What a client reads and sends.
    @Path("api/v1/things")
    public static final class Things {

        final AtomicInteger rendered = new AtomicInteger();
        volatile String state = "1";

        @GET
        @Path("known")
        public Response known(@Context HttpHeaders headers, @Context UriInfo uri) {
            return Description.reply(state, headers, uri, () -> {
                rendered.incrementAndGet();
                return new byte[] {'1'};
            });
        }

        @GET
        @Path("unknown")
        public Description unknown() {
            return new Description(state.getBytes(StandardCharsets.US_ASCII));
        }

        @GET
        @Path("stream")
        public Response stream() {
            return Response.ok(new Bodies.Sent(0, sink -> {})).build();
        }

        @POST
        @Path("form")
        public Description form(InputStream body) throws IOException {
            return new Description(String.valueOf(JsonForm.read(body)).getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = ApiServer.of(THINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // rule 11
    @Test
    void aVersionOfTheState_sparesTheRendering() throws Exception {
        String version = tag(server.get("/api/v1/things/known"));
        int before = THINGS.rendered.get();
        HttpResponse<byte[]> again = server.get("/api/v1/things/known", "If-None-Match", version);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(tag(again)).isEqualTo(version);
        assertThat(THINGS.rendered.get()).isEqualTo(before);
        assertThat(tag(server.get("/api/v1/things/known?api_key=secret"))).isEqualTo(version);
    }

    // rule 11
    @Test
    void allThatTheReplyDependsOn_makesTheVersion() throws Exception {
        Set<String> tags = new TreeSet<>();
        tags.add(tag(server.get("/api/v1/things/known")));
        tags.add(tag(server.get("/api/v1/things/known?fields=")));
        tags.add(tag(server.get("/api/v1/things/known?api_key=a&fields=x")));
        tags.add(tag(server.get("/api/v1/things/known", "X-Forwarded-Host", "data.org")));
        tags.add(tag(server.get("/api/v1/things/known", "Accept", "application/x-msgpack")));
        THINGS.state = "2";
        tags.add(tag(server.get("/api/v1/things/known")));
        THINGS.state = "1";
        assertThat(tags).hasSize(6);
    }

    // rules 11 and 12
    @Test
    void withoutAState_theBytesAreTheVersion() throws Exception {
        String version = tag(server.get("/api/v1/things/unknown"));
        HttpResponse<byte[]> again = server.get("/api/v1/things/unknown", "If-None-Match", '"' + version + '"');
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(server.get("/api/v1/things/unknown", "Accept", "application/x-msgpack")))
                .isNotEqualTo(version);
        THINGS.state = "2";
        HttpResponse<byte[]> changed = server.get("/api/v1/things/unknown", "If-None-Match", version);
        THINGS.state = "1";
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    // rule 12
    @Test
    void whatHasNoVersion_isNotKept() throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/things/stream");
        assertThat(reply.headers().firstValue("ETag")).isEmpty();
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(reply.headers().allValues("Vary")).contains("Origin");
    }

    // rule 13
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1] | 1 | 200", "[1 | 1 | 422", "'' | 1 | 422", "' ' | 33600000 | 413"})
    void aBodyThatIsToBeJson_isJsonAndNotTooLarge(String text, int times, int status) throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(text.repeat(times));
        HttpResponse<byte[]> reply = server.send(server.request("/api/v1/things/form")
                .header("Content-Type", "application/json")
                .POST(body));
        assertThat(reply.statusCode())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(reply.headers().firstValue("ETag")).isEmpty();
    }

    private static String tag(HttpResponse<byte[]> reply) {
        return reply.headers().firstValue("ETag").orElseThrow();
    }
}
