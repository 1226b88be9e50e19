package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleRequestTest {

    /// Resources with a path that varies, and with a body.
    @Path("/named")
    public static class Named {

        @GET
        @Path("{name}")
        public String name(@PathParam("name") String name) {
            return name;
        }

        @GET
        @Path("{name}/cookie")
        public String cookie(@CookieParam("good") String good) {
            return String.valueOf(good);
        }

        @PUT
        @Path("{name}")
        public String take(@PathParam("name") String name) {
            return name;
        }
    }

    /// The application of these resources.
    public static class App extends Edge.Resources {
        public App() {
            super(Named.class);
        }
    }

    private Edge edge;

    @BeforeEach
    void start() throws Exception {
        edge = Edge.of(App.class);
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    // rule 14
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad=\u00e9            | null",
                "bad=\u00e9; good=1    | 1",
                "good=1; \u0080\u00ff   | 1",
                "good=\u00e9           | null",
                "good=2                | 2"
            })
    void aCookieThatIsNone_isLeftOut(String cookies, String good) throws IOException {
        RawReply reply = edge.send("GET", "/named/a/cookie", "Cookie: " + cookies);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(good);
    }

    // rule 14
    @Test
    void pathThatIsNoText_is400WithAProblem() throws IOException {
        RawReply reply = edge.send("GET", "/named/%ff");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(reply.body()).contains("not UTF-8");
    }

    @Test
    void pathWithEscapes_isText() throws IOException {
        assertThat(edge.send("GET", "/named/%C3%A9").body()).contains("é");
    }

    // rule 14
    @ParameterizedTest
    @ValueSource(strings = {"garbage", "garbage, */*", "text/plain,, x", ",", "/", "text/", "json;q=1"})
    void acceptThatNamesNoMediaType_isAnsweredByTheApplication(String accept) throws IOException {
        RawReply reply = edge.send("GET", "/named/a", "Accept: " + accept);
        assertThat(reply.status()).isIn(200, 406);
        assertThat(reply.header("Content-Type").orElse("")).doesNotContain("html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*;q=0.5", "text/html, *; q=.2"})
    void loneStar_standsForAnyMediaType(String accept) throws IOException {
        assertThat(edge.send("GET", "/named/a", "Accept: " + accept).status()).isEqualTo(200);
    }

    // rule 14
    @ParameterizedTest
    @ValueSource(strings = {"garbage", "/", "text/", ";x"})
    void contentTypeThatIsNone_isAnsweredByTheApplication(String type) throws IOException {
        RawReply reply = edge.send("PUT", "/named/a", "Content-Type: " + type, "Content-Length: 0");
        assertThat(reply.status()).isIn(200, 415);
        assertThat(reply.header("Content-Type").orElse("")).doesNotContain("html");
    }
}
