package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LogLines;
import dev.quadrel.proxy.Forwarder;
import dev.quadrel.proxy.ProxyRule;
import dev.quadrel.proxy.ProxyRules;
import dev.quadrel.proxy.ProxySettings;
import dev.quadrel.request.PreMiddleware;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.Verdict;
import dev.quadrel.staticfile.BoundFolder;
import dev.quadrel.staticfile.Favicon;
import dev.quadrel.staticfile.FilePatterns;
import dev.quadrel.staticfile.StaticFileRules;
import dev.quadrel.staticfile.StaticFiles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOrderTest {

    /// Resources, some of whose paths other answerers have too.
    @Path("/")
    public static class Resources {
        @GET
        @Path("both")
        public String both() {
            return "resource";
        }

        @POST
        @Path("posted")
        public String posted() {
            return "posted";
        }

        @POST
        @Path("only-post")
        public String onlyPost() {
            return "posted";
        }

        @GET
        @Path("variable/{a}/end")
        public String variable() {
            return "variable";
        }
    }

    /// The application of these resources.
    public static class App extends Edge.Resources {
        public App() {
            super(Resources.class);
        }
    }

    private final Plain target = Plain.serving(exchange ->
            exchange.getResponseSender().send("proxy " + exchange.getRequestMethod() + " " + exchange.getRequestURI()));

    private final ThreadPoolExecutor threads = RequestThreads.start(4);

    @TempDir
    java.nio.file.Path folder;

    private Edge edge;

    private void start(String root, PreMiddleware... preMiddleware) throws Exception {
        Files.writeString(folder.resolve("both"), "file");
        Files.writeString(folder.resolve("posted"), "file");
        Files.writeString(folder.resolve("file.txt"), "file");
        Files.writeString(folder.resolve("a b"), "file with a blank");
        Files.writeString(Files.createDirectories(folder.resolve("proxied")).resolve("file.txt"), "file");
        Files.writeString(folder.resolve("page.html"), "fallback");
        edge = Edge.at(root, App.class);
        edge.order().use(routes(List.of(preMiddleware)));
    }

    private Routes routes(List<PreMiddleware> preMiddleware) {
        StaticFileRules rules = new StaticFileRules(
                List.of(new BoundFolder("/", folder, false)),
                new FilePatterns(List.of(), List.of()),
                Map.of(),
                Favicon.EVERYWHERE,
                path -> path.startsWith("/nothing") ? Optional.empty() : Optional.of(folder.resolve("page.html")),
                false,
                Duration.ZERO,
                1 << 20,
                1 << 10);
        URI base = URI.create("http://127.0.0.1:" + target.port() + "/base/");
        ProxyRules proxies =
                new ProxyRules(List.of(new ProxyRule("/proxied/", base), new ProxyRule("/only-post/", base)));
        return new Routes(
                new PreMiddlewareChain(preMiddleware),
                new StaticFiles(rules),
                new Forwarder(proxies, ProxySettings.DEFAULTS, edge.order()::answerLast),
                new SlowRequests(Duration.ofSeconds(5)),
                threads,
                new AccessLogFlush(),
                SecurityHeaders.NONE,
                Duration.ofSeconds(90));
    }

    @AfterEach
    void stop() {
        threads.shutdown();
        if (edge != null) {
            edge.close();
        }
        target.close();
    }

    // rule 1
    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void theFirstThatCan_answers(String root) throws Exception {
        start(root);
        assertThat(edge.get("/both").body()).isEqualTo("resource");
        assertThat(edge.get("/file.txt").body()).isEqualTo("file");
        assertThat(edge.get("/file.txt").body()).as("known by now").isEqualTo("file");
        assertThat(edge.get("/a%20b").body()).isEqualTo("file with a blank");
        assertThat(edge.get("/proxied/file.txt").body()).isEqualTo("file");
        assertThat(edge.get("/elsewhere").body()).isEqualTo("fallback");
        assertThat(edge.get("/variable/x/end/").body()).isEqualTo("variable");
    }

    // rule 1
    @Test
    void aProxy_comesAfterFilesAndBeforeTheFallback() throws Exception {
        start("");
        assertThat(edge.get("/proxied/file.txt").body()).isEqualTo("file");
        assertThat(edge.get("/proxied/x%2Fy").body()).isEqualTo("proxy GET /base/x%2Fy");
        assertThat(edge.send("PUT", "/proxied/file.txt").body()).isEqualTo("proxy PUT /base/file.txt");
        assertThat(RawReply.to(edge.port(), "GET http://edge:81/proxied/x?q=//1 HTTP/1.1", "Host: edge")
                        .body())
                .isEqualTo("proxy GET /base/x");
    }

    // rule 1
    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void aFileOfAResourcesPath_isReadWhereTheResourceIsWritten(String root) throws Exception {
        start(root);
        assertThat(edge.get("/posted").body()).isEqualTo("file");
        assertThat(edge.send("POST", "/posted", "Content-Length: 0").body()).isEqualTo("posted");
    }

    // rule 1
    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void preMiddleware_comesBeforeEverything(String root) throws Exception {
        start(
                root,
                head -> head.header("X-Answer").isPresent()
                        ? Verdict.answer(head.path() + "?" + head.query())
                        : Verdict.proceed());
        for (String path : List.of("/both", "/file.txt", "/elsewhere", "/nothing")) {
            assertThat(edge.get(path + "?q", "X-Answer: yes").body()).isEqualTo(path + "?q");
        }
        assertThat(edge.get("/both").body()).isEqualTo("resource");
        assertThat(edge.get("/file.txt").body()).isEqualTo("file");
        assertThat(edge.get("/elsewhere").body()).isEqualTo("fallback");
        assertThat(edge.get("/nothing").status()).isEqualTo(404);
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(strings = {"/both", "/file.txt"})
    void preMiddlewareThatThrows_is500WithAnId(String path) throws Exception {
        start("", head -> {
            throw new IllegalStateException("an inner secret");
        });
        try (LogLines log = LogLines.of("dev.quadrel.http.errors")) {
            RawReply reply = edge.get(path + "?token=hush");
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).doesNotContain("secret", "IllegalState");
            assertThat(log.await(1).getFirst())
                    .contains("GET " + path, "an inner secret")
                    .doesNotContain("hush");
        }
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "LINK"})
    void whatNothingAnswers_is404WithAProblem(String method) throws Exception {
        start("/below");
        RawReply reply = edge.send(method, "/nothing?q=hush", "Content-Length: 0");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        if (!method.equals("HEAD")) {
            assertThat(reply.body())
                    .contains("\"status\":404")
                    .contains("Nothing answers " + method + " /below/nothing")
                    .doesNotContain("hush");
        }
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void aResourcesPathWithAnotherMethod_is405WithAllow(String method) throws Exception {
        start("");
        for (String path : List.of("/only-post", "/only-post/")) {
            RawReply reply = edge.send(method, path, "Content-Length: 0");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow").orElse("")).contains("POST");
        }
        assertThat(edge.send("OPTIONS", "/only-post").header("Allow").orElse(""))
                .contains("POST");
        assertThat(edge.get("/only-post/x").body()).isEqualTo("proxy GET /base/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void aProxyRule_isMeantBelowTheRoot(String root) throws Exception {
        start(root);
        assertThat(edge.get("/only-post/x").body()).isEqualTo("proxy GET /base/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void matrixParameters_belongToNoResourcesPath(String root) throws Exception {
        start(root);
        assertThat(edge.get("/both;v=1").body()).isEqualTo("resource");
        assertThat(edge.get("/both;v=1/").body()).isEqualTo("resource");
        assertThat(edge.get("/variable;a/x;b=c;d/end;").body()).isEqualTo("variable");
        assertThat(edge.get("/file.txt;v=1").body()).isEqualTo("fallback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/a%2", "/%ff", "/file.txt%c3", "/nothing%00", "/both/%g0"})
    void aMalformedPath_is400(String path) throws Exception {
        start("");
        assertThat(edge.get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void anAbsoluteRequestTarget_namesTheSamePath(String root) throws Exception {
        start(root);
        assertThat(absolute(root + "/both").body()).isEqualTo("resource");
        assertThat(absolute(root + "/file.txt?q=//x").body()).isEqualTo("file");
        assertThat(absolute(root + "/nothing").status()).isEqualTo(404);
        assertThat(absolute(root).body()).isEqualTo("fallback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%62elow", "/belo%77"})
    void anEscapedContextPath_namesTheSamePath(String root) throws Exception {
        start("/below");
        assertThat(RawReply.to(edge.port(), "GET " + root + "/a%20b HTTP/1.1", "Host: edge")
                        .body())
                .isEqualTo("file with a blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET //both", "GET /./both", "GET /both/../both"})
    void anUnusualRequestTarget_isNoFault(String request) throws Exception {
        start("");
        assertThat(RawReply.to(edge.port(), request + " HTTP/1.1", "Host: edge").status())
                .isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/below"})
    void beforeTheApplicationIsReady_theContainerAnswers(String root) throws Exception {
        edge = Edge.at(root, App.class);
        assertThat(edge.get("/both").body()).isEqualTo("resource");
        assertThat(edge.get("/file.txt").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 503})
    void preventDefault_keepsItsStatus(int status) throws Exception {
        start("", head -> {
            throw new PreventDefault(status, "prevented");
        });
        assertThat(edge.get("/both").status()).isEqualTo(status);
    }

    private RawReply absolute(String target) throws IOException {
        return RawReply.to(edge.port(), "GET http://edge:81" + target + " HTTP/1.1", "Host: edge");
    }
}
