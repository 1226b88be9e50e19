package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Dynamic requests as a client sees them, on the wire.
class RequestIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerProcess server = Servers.checkApp();

    @Test
    void unknownRoute_is404WithABodyForEveryMethod() throws IOException {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
            Wire.Reply reply = Wire.send(server, method, "/no/such/thing", new byte[0]);
            assertThat(reply.status()).as(method).isEqualTo(404);
            assertThat(reply.header("Content-Type")).as(method).hasValue("application/json");
            assertThat(json(reply).get("detail").asText()).as(method).contains(method + " /no/such/thing");
        }
        assertThat(Wire.send(server, "HEAD", "/no/such/thing", new byte[0]).status())
                .isEqualTo(404);
    }

    @Test
    void wrongMethod_is405WithAllow() throws IOException {
        Wire.Reply reply = Wire.get(server, "/check/only-post");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow").orElse("")).contains("POST");
        assertThat(json(reply).get("status").asInt()).isEqualTo(405);
    }

    @Test
    void headAndOptions_areAnswered() throws IOException {
        Wire.Reply head = Wire.send(server, "HEAD", "/check/numbers", new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).hasValue("application/json");
        Wire.Reply options = Wire.send(server, "OPTIONS", "/check/echo", new byte[0]);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").orElse("")).contains("POST", "PUT", "PATCH", "DELETE");
    }

    @Test
    void everyMethod_reachesItsHandler() throws IOException {
        byte[] body = "{\"a\": [1, null]}".getBytes(StandardCharsets.UTF_8);
        for (String method : new String[] {"PUT", "PATCH"}) {
            JsonNode reply = json(Wire.send(server, method, "/check/echo", body, "Content-Type: application/json"));
            assertThat(reply.get("method").asText()).isEqualTo(method);
            assertThat(reply.get("post").toString()).isEqualTo("{\"a\":[1,null]}");
        }
        assertThat(json(Wire.send(server, "DELETE", "/check/echo", new byte[0]))
                        .get("method")
                        .asText())
                .isEqualTo("DELETE");
    }

    @Test
    void nullIs404_andVoidIs204() throws IOException {
        Wire.Reply nothing = Wire.get(server, "/check/null");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(json(nothing).get("title").asText()).isEqualTo("Not Found");
        assertThat(Wire.get(server, "/check/void").status()).isEqualTo(204);
    }

    @Test
    void fault_is500WithAnIdThatTheLogHas() throws IOException {
        Wire.Reply reply = Wire.get(server, "/check/fault");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text()).doesNotContain("secret", "IllegalState", "\tat ", "org.");
        String detail = json(reply).get("detail").asText();
        String id = detail.substring(detail.lastIndexOf(' ') + 1);
        assertThat(server.console())
                .contains("Error " + id + " in GET /check/fault")
                .contains("an inner secret");
    }

    @Test
    void preventDefault_setsStatusAndDetail() throws IOException {
        Wire.Reply reply = Wire.get(server, "/check/prevent/451");
        assertThat(reply.status()).isEqualTo(451);
        assertThat(json(reply).get("detail").asText()).isEqualTo("prevented with 451");
    }

    @Test
    void values_areSentByTheirKind() throws IOException {
        assertThat(Wire.get(server, "/check/numbers").text())
                .isEqualTo("[1.5,\"NaN\",\"Infinity\",\"-Infinity\",null]");
        Wire.Reply text = Wire.get(server, "/check/text");
        assertThat(text.text()).isEqualTo("grüezi");
        assertThat(text.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(Wire.get(server, "/check/bytes").body()).containsExactly(0, 1, 2, 0xff);
        assertThat(Wire.get(server, "/check/stream").text()).isEqualTo("streamed");
        Wire.Reply made = Wire.get(server, "/check/reply");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(made.text()).isEqualTo("<b>made</b>");
        Wire.Reply json = Wire.get(server, "/check/reply-json");
        assertThat(json.status()).isEqualTo(202);
        assertThat(json.text()).isEqualTo("\"a text as JSON\"");
    }

    // rule 20
    @Test
    void multipartReply_hasOnePartPerValue() throws IOException {
        Wire.Reply reply = Wire.get(server, "/check/multipart");
        String type = reply.header("Content-Type").orElseThrow();
        assertThat(type).matches("multipart/form-data; ?boundary=\"qsboundary[0-9a-f]{32}\"");
        assertThat(reply.text())
                .contains("name=\"text\"; filename=\"text\"\r\nContent-Type: text/plain\r\n\r\nsome text\r\n")
                .contains("name=\"stream\"; filename=\"stream\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .contains("Content-Type: application/json\r\n\r\n[1,2]\r\n");
    }

    // rule 19
    @Test
    void steps_runInOrderUntilOneAnswers() throws IOException {
        assertThat(Wire.get(server, "/check/steps").text())
                .isEqualTo("[\"class 1\",\"class 2\",\"method 1\",\"method 2\"]");
        assertThat(Wire.get(server, "/check/steps?stop=class%202").text()).isEqualTo("[\"class 1\",\"class 2\"]");
        assertThat(Wire.get(server, "/check/steps?stop=method%201").text())
                .isEqualTo("[\"class 1\",\"class 2\",\"method 1\"]");
    }

    @Test
    void preMiddleware_runsBeforeFilesResourcesAndNothing() throws IOException {
        for (String path : new String[] {"/page.html", "/check/text", "/nothing", "/proxied/x"}) {
            Wire.Reply refused = Wire.get(server, path, "X-Refuse: yes");
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(json(refused).get("detail").asText()).isEqualTo("refused before everything");
            assertThat(Wire.get(server, path, "X-Answer: hi", "X-Refuse: yes").text())
                    .isEqualTo("hi");
        }
    }

    @Test
    void badJson_is400WithItsPosition() throws IOException {
        Wire.Reply reply = post("{\n \"a\": tru}", "application/json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(json(reply).get("detail").asText()).contains("line 2");
        assertThat(post("", "application/json").status()).isEqualTo(400);
        Wire.Reply typed = Wire.send(
                server,
                "POST",
                "/check/point",
                "{\"x\": \"far\"}".getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/json");
        assertThat(typed.status()).isEqualTo(400);
        assertThat(json(typed).get("detail").asText()).contains("x").doesNotContain("org.example", "Point");
    }

    @Test
    void bodies_areParsedByTheirType() throws IOException {
        assertThat(json(post("[1, \"a\", NaN]", "application/json")).get("post").toString())
                .isEqualTo("[1,\"a\",\"NaN\"]");
        assertThat(json(post("a=1&a=2&flag&e=&p=1+2&s=%C3%A4", "application/x-www-form-urlencoded"))
                        .get("post")
                        .toString())
                .isEqualTo("{\"a\":\"2\",\"flag\":true,\"e\":\"\",\"p\":\"1+2\",\"s\":\"ä\"}");
        assertThat(json(post("anything", "text/plain")).get("post").toString()).isEqualTo("{}");
        byte[] point = "{\"x\": 1, \"y\": 2}".getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.send(server, "POST", "/check/point", point, "Content-Type: application/json")
                        .text())
                .isEqualTo("{\"x\":2.0,\"y\":1.0}");
    }

    @Test
    void chunkedUpload_isRead() throws IOException {
        byte[] chunks = "4\r\n[1, \r\n3\r\n22]\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        Wire.Reply reply = Wire.send(
                server, "POST", "/check/echo", chunks, "Content-Type: application/json", "Transfer-Encoding: chunked");
        assertThat(json(reply).get("post").toString()).isEqualTo("[1,22]");
    }

    @Test
    void bodyOverTheLimit_is413() throws IOException {
        Wire.Reply reply = post("\"" + "x".repeat(3 << 20) + "\"", "application/json");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(json(reply).get("detail").asText()).contains("2097152");
    }

    @Test
    void refusedUpload_isAnsweredAlsoOnAConnectionThatCloses() throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=f; filename=f\r\nContent-Type: a/b\r\n\r\n"
                + "x".repeat(20 << 20) + "\r\n--b--\r\n";
        for (int i = 0; i < 5; i++) {
            Wire.Reply reply = post(body, "multipart/form-data; boundary=b");
            assertThat(reply.status()).isEqualTo(413);
            assertThat(json(reply).get("detail").asText()).startsWith("Uploaded file is too large!");
        }
    }

    @Test
    void streamedBody_isLimitedByTheServerAlone() throws IOException {
        byte[] body = new byte[20 << 20];
        Wire.Reply reply = Wire.send(server, "POST", "/check/count", body, "Content-Type: application/octet-stream");
        assertThat(json(reply).get("bytes").asLong()).isEqualTo(body.length);
    }

    @Test
    void wrongContentType_is415() throws IOException {
        Wire.Reply reply = Wire.send(server, "POST", "/check/count", new byte[1], "Content-Type: text/plain");
        assertThat(reply.status()).isEqualTo(415);
        assertThat(json(reply).get("detail").asText()).contains("Content-Type");
    }

    @Test
    void segmentsPathsCookiesAndQuery_arriveAsTheRulesSay() throws IOException {
        assertThat(Wire.get(server, "/check/segments/a%20b/c/x//./y%2Fz?q").text())
                .contains("\"one\":\"a%20b\"")
                .contains("\"paths\":[\"x\",\"y/z\"]");
        assertThat(Wire.get(server, "/check/segments/a/c?q=1").text()).contains("\"two\":\"c?q=1\"");
        Wire.Reply reply = Wire.send(server, "POST", "/check/echo?q=a+b&q=c%2B&flag", new byte[0], "Cookie: k=v; l=w");
        assertThat(json(reply).get("cookies").toString()).contains("\"k\":\"v\"", "\"l\":\"w\"");
        assertThat(json(reply).get("query").toString()).isEqualTo("{\"q\":\"c+\",\"flag\":true}");
    }

    @Test
    void malformedQuery_is400() throws IOException {
        Wire.Reply reply = Wire.send(server, "POST", "/check/echo?q=%f", new byte[0]);
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void fieldsOfAResource_areFilledInAndValidated() throws IOException {
        Wire.Reply good = Wire.get(server, "/filled?name=abc&other=d");
        assertThat(good.text()).isEqualTo("/filled abc d");
        assertThat(Wire.get(server, "/filled?name=long&other=d").status()).isEqualTo(400);
        assertThat(Wire.get(server, "/filled?name=abc&other=long").status()).isEqualTo(400);
    }

    private Wire.Reply post(String body, String type) throws IOException {
        return Wire.send(server, "POST", "/check/echo", body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type);
    }

    private static JsonNode json(Wire.Reply reply) throws IOException {
        return JSON.readTree(reply.body());
    }
}
