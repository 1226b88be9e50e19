package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LogLines;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a resource method returns or throws, as it comes to the client.
class ResourceReplyTest {

    /// The application of these resources.
    public static class App extends Edge.Resources {
        public App() {
            super(Returning.class);
        }
    }

    private static Edge edge;

    @BeforeAll
    static void start() throws Exception {
        edge = Edge.of(App.class);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value/text     | 200 | text/plain;charset=UTF-8 | grüezi",
                "value/chars    | 200 | text/plain;charset=UTF-8 | chars",
                "value/bytes    | 200 | application/octet-stream | bytes",
                "value/stream   | 200 | application/octet-stream | stream",
                "value/map      | 200 | application/json         | {\"a\":\"NaN\"}",
                "value/list     | 200 | application/json         | [1,\"a\",true]",
                "value/number   | 200 | application/json         | 42",
                "value/boolean  | 200 | application/json         | false",
                "value/record   | 200 | application/json         | {\"x\":1.0,\"y\":2.0}",
                "value/optional | 200 | application/json         | \"there\"",
                "reply/text     | 201 | text/plain;charset=UTF-8 | grüezi",
                "reply/html     | 200 | text/html;charset=UTF-8  | <b>",
                "reply/json     | 200 | application/json         | \"quoted\"",
                "reply/bytes    | 200 | application/json         | {}",
                "reply/typed    | 200 | application/geo+json     | [1]",
                "plain-number   | 200 | text/plain;charset=UTF-8 | 42",
                "number/7       | 200 | application/json         | 7",
                "html           | 200 | text/html;charset=UTF-8  | <b>"
            })
    void aValue_isSentByItsKind(String path, int status, String type, String body) throws IOException {
        RawReply reply = edge.get("/" + path);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).hasValue(type);
        assertThat(reply.body()).isEqualTo(body);
    }

    @Test
    void aMultipartReply_hasItsBoundaryInItsType() throws IOException {
        RawReply reply = edge.get("/multipart");
        String type = reply.header("Content-Type").orElseThrow();
        String boundary = type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
        assertThat(type).startsWith("multipart/form-data");
        assertThat(reply.body())
                .startsWith("--" + boundary + "\r\n")
                .contains("\r\n\r\ngrüezi\r\n--" + boundary + "\r\n")
                .endsWith("\r\n\r\n{\"a\":1}\r\n--" + boundary + "--\r\n");
        RawReply withStatus = edge.get("/reply/multipart");
        assertThat(withStatus.status()).isEqualTo(202);
        assertThat(withStatus.body()).contains("\r\n\r\none\r\n--qsboundary");
    }

    // rule 5
    @ParameterizedTest
    @ValueSource(strings = {"null/value", "null/text", "null/reply", "reply/null"})
    void nullFromAMethodThatReturnsValues_is404(String path) throws IOException {
        RawReply reply = edge.get("/" + path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(reply.body()).contains("\"detail\":\"There is nothing here\"");
    }

    // rule 5
    @ParameterizedTest
    @ValueSource(strings = {"void", "response/204", "reply/empty"})
    void nothingFromAMethodThatReturnsNothing_is204(String path) throws IOException {
        RawReply reply = edge.get("/" + path);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aReplysHeaders_areSentAlsoWithoutABody() throws IOException {
        assertThat(edge.get("/reply/headed").header("X-Length")).hasValue("6");
        assertThat(edge.get("/reply/headed").header("ETag")).hasValue("\"t\"");
        RawReply unchanged = edge.get("/reply/unchanged");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).hasValue("\"t\"");
        assertThat(unchanged.body()).isEmpty();
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(strings = {"runtime", "error", "internal"})
    void aMethodThatThrows_is500WithAnIdThatTheLogHas(String kind) throws Exception {
        try (LogLines log = LogLines.of("dev.quadrel.http.errors")) {
            RawReply reply = edge.get("/throw/" + kind + "?token=hush");
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.header("Content-Type")).hasValue("application/json");
            assertThat(reply.body()).doesNotContain("secret", "IllegalState", "StackOverflow", "\\tat", "hush");
            assertThat(reply.body()).matches(".*under the id [0-9a-f]{16}\"}");
            String id = reply.body()
                    .substring(reply.body().length() - 18, reply.body().length() - 2);
            assertThat(log.await(1).getFirst())
                    .startsWith("Error " + id + " in GET /throw/" + kind)
                    .contains("an inner secret")
                    .doesNotContain("hush");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "problem,416,no such range",
        "prevent,451,prevented",
        "wrapped,400,said inside",
        "bad,400,GET /throw/bad is refused: Bad Request",
        "missing,404,Nothing answers GET /throw/missing"
    })
    void whatAMethodThrowsOnPurpose_isAProblem(String kind, int status, String detail) throws IOException {
        RawReply reply = edge.get("/throw/" + kind);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(reply.body()).contains("\"status\":" + status, "\"detail\":\"" + detail + "\"");
        assertThat(reply.header("X-Length").isPresent()).isEqualTo(status == 416);
    }

    @Test
    void aResponseOfTheApplicationsOwn_isSentAsItIs() throws IOException {
        assertThat(edge.get("/throw/redirect").status()).isEqualTo(303);
        assertThat(edge.get("/throw/redirect").header("Location").orElse("")).endsWith("/value/text");
        assertThat(edge.get("/throw/own").body()).isEqualTo("own text");
    }

    // rule 3
    @Test
    void aWrongMethod_is405WithAllowInHeadAndBody() throws IOException {
        RawReply reply = edge.get("/point");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow").orElse("")).contains("POST", "OPTIONS");
        assertThat(reply.body()).contains("GET /point is not possible; allowed here: ", "POST");
    }

    // rule 2
    @Test
    void aPathOfNoResource_is404WithAProblem() throws IOException {
        assertThat(edge.get("/no/such").body()).contains("\"detail\":\"Nothing answers GET /no/such\"");
        assertThat(edge.get("/number/many").status()).isEqualTo(404);
    }

    @Test
    void anAcceptOrContentTypeThatDoesNotFit_isAProblem() throws IOException {
        RawReply accept = edge.get("/html", "Accept: image/png");
        assertThat(accept.status()).isEqualTo(406);
        assertThat(accept.body()).contains("GET /html has no reply of a type that the Accept header names");
        RawReply type = edge.send("POST", "/point", "Content-Type: text/csv", "Content-Length: 0");
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.body()).contains("POST /point does not take a body of this Content-Type");
    }

    @Test
    void aJsonBody_isReadAsTheParametersType() throws IOException {
        assertThat(post("{\"x\": 1, \"y\": NaN}").body()).isEqualTo("{\"x\":\"NaN\",\"y\":1.0}");
        RawReply malformed = post("{\"x\": 1,");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.body()).contains("line 1");
        RawReply foreign = post("{\"x\": \"far\"}");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body()).contains("x").doesNotContain("Point", "dev.quadrel");
    }

    private static RawReply post(String json) throws IOException {
        return RawReply.to(
                edge.port(),
                "POST /point HTTP/1.1",
                "Host: edge",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                Integer.toHexString(json.length()),
                json,
                "0",
                "",
                "");
    }
}
