package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LogLines;
import dev.quadrel.proxy.Forwarder;
import dev.quadrel.proxy.ProxyRule;
import dev.quadrel.proxy.ProxyRules;
import dev.quadrel.proxy.ProxySettings;
import dev.quadrel.staticfile.BoundFolder;
import dev.quadrel.staticfile.Favicon;
import dev.quadrel.staticfile.FilePatterns;
import dev.quadrel.staticfile.StaticFileRules;
import dev.quadrel.staticfile.StaticFiles;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that stall, on real connections to a listener that has no `read-timeout`.
class BodyTimeoutTest {

    private static final Duration LIMIT = Duration.ofMillis(800);
    /// Clearly shorter, and clearly longer, than the limit.
    private static final int SHORT = 200;
    private static final int LONG = 1300;

    /// Readers of a body.
    @Path("/")
    public static class Readers {
        @POST
        @Path("bytes")
        public String bytes(byte[] body) {
            return new String(body, StandardCharsets.UTF_8);
        }

        @POST
        @Path("json")
        public String json(Map<String, Object> body) {
            return "" + body;
        }

        @POST
        @Path("stream")
        public String stream(InputStream body) throws IOException {
            return bytes(body.readAllBytes());
        }

        @POST
        @Path("unread")
        public String unread() {
            return "unread";
        }

        @POST
        @Path("busy")
        public String busy(InputStream body) throws Exception {
            int first = body.read();
            int second = body.read();
            TimeUnit.MILLISECONDS.sleep(LONG);
            return "" + (char) first + (char) second + bytes(body.readAllBytes());
        }
    }

    /// The application of these readers.
    public static class App extends Edge.Resources {
        public App() {
            super(Readers.class);
        }
    }

    @TempDir
    java.nio.file.Path folder;

    private final ThreadPoolExecutor threads = RequestThreads.start(4);
    private final Plain echo = Plain.serving(exchange -> exchange.getRequestReceiver()
            .receiveFullString((same, body) -> same.getResponseSender().send(body)));
    private Edge edge;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("file.txt"), "file");
        edge = Edge.of(App.class);
        edge.order().use(routes("http://127.0.0.1:" + echo.port() + "/", LIMIT));
    }

    @AfterEach
    void stop() {
        edge.close();
        echo.close();
        threads.shutdown();
    }

    private Routes routes(String target, Duration limit) {
        StaticFileRules files = new StaticFileRules(
                List.of(new BoundFolder("/", folder, false)),
                new FilePatterns(List.of(), List.of()),
                Map.of(),
                Favicon.EVERYWHERE,
                path -> Optional.empty(),
                false,
                Duration.ZERO,
                1 << 20,
                1 << 10);
        ProxyRules proxies = new ProxyRules(List.of(new ProxyRule("/proxied/", URI.create(target))));
        return new Routes(
                new PreMiddlewareChain(List.of()),
                new StaticFiles(files),
                new Forwarder(proxies, ProxySettings.DEFAULTS, edge.order()::answerLast),
                new SlowRequests(Duration.ZERO),
                threads,
                new AccessLogFlush(),
                SecurityHeaders.NONE,
                limit);
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"bytes", "json", "stream"})
    void stalledUpload_isAnswered408AndClosed(String path) throws IOException {
        try (LogLines faults = LogLines.of("dev.quadrel.http.errors");
                LogLines server = LogLines.of("io.undertow.request");
                LogLines resteasy = LogLines.of("org.jboss.resteasy");
                Conversation client = post("/" + path, "Content-Length: 10", "Content-Type: application/json")) {
            client.send("{\"a");
            String reply = client.rest();
            assertThat(reply).startsWith("HTTP/1.1 408 ").contains("Connection: close");
            assertThat(reply).endsWith("\"detail\":\"Nothing more of the request's body came within PT0.8S\"}");
            assertThat(faults.lines()).isEmpty();
            assertThat(server.lines()).isEmpty();
            assertThat(resteasy.lines()).isEmpty();
        }
    }

    // rule 12
    @Test
    void stalledChunkedUpload_isAnswered408AndClosed() throws IOException {
        try (Conversation client = post("/bytes", "Transfer-Encoding: chunked", "Content-Type: text/plain")) {
            client.send("3\r\nabc\r\n5\r\nab");
            assertThat(client.rest()).startsWith("HTTP/1.1 408 ");
        }
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void stalledUpload_thatNobodyReads_isClosedBehindItsAnswer(String connection) throws IOException {
        try (LogLines server = LogLines.of("io.undertow.request");
                Conversation client = post("/unread", "Content-Length: 10", "Connection: " + connection)) {
            assertThat(client.rest()).startsWith("HTTP/1.1 200 ").endsWith("unread");
            assertThat(server.lines()).isEmpty();
        }
    }

    // rule 12
    @Test
    void stalledBodyOfAFileRequest_isClosedBehindTheFile() throws IOException {
        try (Conversation client = Conversation.with(edge.port())) {
            client.head("GET /file.txt HTTP/1.1", "Host: edge", "Content-Length: 10");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 ").endsWith("file");
        }
    }

    // rule 12
    @Test
    void stalledUploadToAProxy_closesBothConnections() throws Exception {
        try (Scripted target = Scripted.by(Conversation::rest);
                LogLines server = LogLines.of("io.undertow.request")) {
            edge.order().use(routes(target.uri(), LIMIT));
            try (Conversation client = post("/proxied/x", "Content-Length: 10")) {
                client.send("abc");
                assertThat(client.rest()).isEmpty();
            }
            assertThat(target.done().get(10, TimeUnit.SECONDS)).endsWith("\r\n\r\nabc");
            assertThat(server.lines()).isEmpty();
        }
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"/bytes", "/unread", "/proxied/x"})
    void slowButSteadyUpload_mayTakeAsLongAsItLikes(String path) throws Exception {
        try (Conversation client = post(path, "Content-Length: 7", "Content-Type: text/plain", "Connection: close")) {
            for (String part : "abcdefg".split("")) {
                TimeUnit.MILLISECONDS.sleep(SHORT);
                client.send(part);
            }
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith(path.equals("/unread") ? "unread" : "abcdefg");
        }
    }

    // rule 12
    @Test
    void handlerThatComputesBeforeItReadsOn_hasNoLimit() throws Exception {
        try (Conversation client = post("/busy", "Content-Length: 4", "Content-Type: text/plain")) {
            client.send("ab");
            TimeUnit.MILLISECONDS.sleep(LONG + SHORT);
            client.send("cd");
            assertThat(client.until("abcd")).startsWith("HTTP/1.1 200 ");
        }
    }

    // rule 12
    @Test
    void targetThatIsSlowToAskForTheBody_isNotTheClientsStall() throws Exception {
        try (Scripted target = Scripted.by(conversation -> {
            String head = conversation.until("\r\n\r\n");
            TimeUnit.MILLISECONDS.sleep(LONG);
            conversation.head("HTTP/1.1 100 Continue");
            String body = conversation.until("body");
            conversation.head("HTTP/1.1 204 No Content");
            return head + body;
        })) {
            edge.order().use(routes(target.uri(), LIMIT));
            try (Conversation client = post("/proxied/x", "Content-Length: 4", "Expect: 100-continue")) {
                client.until("100 Continue\r\n\r\n");
                client.send("body");
                assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 204 ");
            }
        }
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"/bytes", "/proxied/x"})
    void connectionWithBodiesBehindIt_isKeptForTheNextRequests(String path) throws IOException {
        try (Conversation client = Conversation.with(edge.port())) {
            String one = request(path, "Content-Length: 3") + "one";
            String two = request(path, "Transfer-Encoding: chunked") + "3\r\ntwo\r\n0\r\n\r\n";
            client.send(one + two + one.substring(0, one.length() - 1));
            client.until("one");
            client.until("two");
            client.send("e");
            client.until("one");
            assertThat(client.isSilentFor(LONG)).as("idle, and open").isTrue();
            client.send(two);
            client.until("two");
        }
    }

    // rule 12
    @Test
    void upgradedConnection_mayBeSilent() throws Exception {
        try (Scripted target = Scripted.by(conversation -> {
            conversation.until("\r\n\r\n");
            conversation.head("HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: websocket");
            conversation.send(conversation.until("ping").replace("ping", "pong"));
            return conversation.rest();
        })) {
            edge.order().use(routes(target.uri(), LIMIT));
            try (Conversation client = Conversation.with(edge.port())) {
                client.head("GET /proxied/x HTTP/1.1", "Host: edge", "Connection: Upgrade", "Upgrade: websocket");
                client.until("\r\n\r\n");
                assertThat(client.isSilentFor(LONG)).isTrue();
                client.send("ping");
                client.until("pong");
            }
        }
    }

    // rule 12
    @ParameterizedTest
    @ValueSource(strings = {"/bytes", "/proxied/x"})
    void limitOfZero_isNone(String path) throws IOException {
        edge.order().use(routes("http://127.0.0.1:" + echo.port() + "/", Duration.ZERO));
        try (Conversation client = post(path, "Content-Length: 4", "Content-Type: text/plain")) {
            assertThat(client.isSilentFor(LONG)).isTrue();
            client.send("abcd");
            client.until("abcd");
        }
    }

    private static String request(String path, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: edge\r\nContent-Type: text/plain\r\n" + length + "\r\n\r\n";
    }

    private Conversation post(String path, String... headers) throws IOException {
        Conversation client = Conversation.with(edge.port());
        client.send("POST " + path + " HTTP/1.1\r\nHost: edge\r\n");
        client.head(headers);
        return client;
    }
}
