package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.request.MultipartReply;
import dev.quadrel.request.PreMiddleware;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.Reply;
import dev.quadrel.request.RequestHead;
import dev.quadrel.request.Verdict;
import io.undertow.server.handlers.BlockingHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreMiddlewareChainTest {

    // rule 1
    @Test
    void steps_runInOrderUntilOneAnswers() throws IOException {
        List<String> ran = new ArrayList<>();
        RawReply reply = reply(
                step(ran, "a", Verdict.proceed()), step(ran, "b", Verdict.answer("b says")), step(ran, "c", null));
        assertThat(reply.body()).isEqualTo("b says");
        assertThat(ran).containsExactly("a", "b");
    }

    // rule 1
    @Test
    void withoutAnAnswer_theRequestGoesOn() throws IOException {
        assertThat(reply(head -> Verdict.proceed()).body()).isEqualTo("went on");
        assertThat(reply().body()).isEqualTo("went on");
    }

    @Test
    void preventDefault_isAProblem() throws IOException {
        RawReply reply = reply(head -> {
            throw new PreventDefault(401, "who are you?");
        });
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(reply.body()).contains("\"detail\":\"who are you?\"");
    }

    @Test
    void aValue_isSentByItsKind() throws IOException {
        assertReply(Reply.of("grüezi"), "text/plain;charset=UTF-8", "grüezi");
        assertReply(Reply.of(CharBuffer.wrap("built")), "text/plain;charset=UTF-8", "built");
        assertReply(Reply.of("raw".getBytes(StandardCharsets.UTF_8)), "application/octet-stream", "raw");
        assertReply(Reply.of(stream("flow")), "application/octet-stream", "flow");
        assertReply(Reply.of(Map.of("a", 1)), "application/json", "{\"a\":1}");
        assertReply(Reply.json("quoted"), "application/json", "\"quoted\"");
        assertReply(
                Reply.of("{}".getBytes(StandardCharsets.UTF_8)).withMediaType("application/json"),
                "application/json",
                "{}");
        assertReply(Reply.of(List.of(1)).withMediaType("application/x+json"), "application/x+json", "[1]");
    }

    @Test
    void aMultipartReply_isSentAsOne() throws IOException {
        MultipartReply multipart = new MultipartReply(Map.of("a", "one"));
        RawReply reply = reply(head -> Verdict.answer(multipart));
        assertThat(reply.header("Content-Type")).hasValue(multipart.mediaType());
        assertThat(reply.body()).contains("name=\"a\"; filename=\"a\"\r\n").contains("\r\n\r\none\r\n--");
    }

    // rule 5
    @Test
    void null_is404AndWithAnotherStatusThatStatus() throws IOException {
        assertThat(reply(head -> Verdict.answer((Object) null)).status()).isEqualTo(404);
        assertThat(reply(head -> Verdict.answer(204, null)).status()).isEqualTo(204);
        assertThat(reply(head -> Verdict.answer(204, null)).body()).isEmpty();
        assertThat(reply(head -> Verdict.answer(202, null)).body()).isEqualTo("null");
    }

    @Test
    void aStep_seesTheHeadAsSent() throws IOException {
        List<RequestHead> heads = new ArrayList<>();
        PreMiddleware step = head -> {
            heads.add(head);
            return Verdict.answer(head.header("x-mine").orElse("none"));
        };
        RawReply reply;
        try (Plain server = serving(step)) {
            reply = RawReply.to(
                    server.port(),
                    "PATCH /a%20b//c?q=%20&r HTTP/1.1",
                    "Host: x",
                    "X-Mine: first",
                    "X-Mine: second",
                    "Cookie: k=v; l=w");
        }
        assertThat(reply.body()).isEqualTo("first");
        RequestHead head = heads.getFirst();
        assertThat(head.method()).isEqualTo("PATCH");
        assertThat(head.path()).isEqualTo("/a%20b//c");
        assertThat(head.query()).isEqualTo("q=%20&r");
        assertThat(head.cookies()).isEqualTo(Map.of("k", "v", "l", "w"));
    }

    private static PreMiddleware step(List<String> ran, String name, Verdict verdict) {
        return head -> {
            ran.add(name);
            return verdict;
        };
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertReply(Reply reply, String type, String body) throws IOException {
        RawReply sent = reply(head -> Verdict.answer(reply.withStatus(203)));
        assertThat(sent.status()).isEqualTo(203);
        assertThat(sent.header("Content-Type")).hasValue(type);
        assertThat(sent.body()).isEqualTo(body);
    }

    private static RawReply reply(PreMiddleware... steps) throws IOException {
        try (Plain server = serving(steps)) {
            return server.get("/");
        }
    }

    private static Plain serving(PreMiddleware... steps) {
        PreMiddlewareChain chain = new PreMiddlewareChain(List.of(steps));
        return Plain.serving(new BlockingHandler(exchange -> {
            if (!chain.answers(exchange)) {
                exchange.getResponseSender().send("went on");
            }
        }));
    }
}
