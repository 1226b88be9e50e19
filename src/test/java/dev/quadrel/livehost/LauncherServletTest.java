package dev.quadrel.livehost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.Deploying;
import dev.quadrel.livestate.LiveApplication;
import io.undertow.Undertow;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LauncherServletTest {

    /// One for each session.
    @LiveApplication(value = "own", scope = LiveApplication.Scope.SESSION)
    public static class Own {}

    private final SeContainer container = Rig.container(Own.class);
    private final LiveHost host = Rig.host(container, Map.of("quadrel.live.sessions", "1"));
    private final HttpClient client = HttpClient.newHttpClient();
    private Undertow server = Undertow.builder().build();
    private String authority = "";

    @BeforeEach
    void begin() throws Exception {
        ServletContainerInitializer mounting = (classes, context) -> {
            LauncherServlet.mount(context, "/own", host);
            PageRedirect.mount(context, "/own");
            PageRedirect.mount(context, "");
        };
        DeploymentInfo deployment = new DeploymentInfo()
                .setDeploymentName("live")
                .setContextPath("/")
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        mounting.getClass(), new ImmediateInstanceFactory<>(mounting), Set.of()));
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(Deploying.of(deployment).start())
                .build();
        server.start();
        authority = "127.0.0.1:"
                + ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @AfterEach
    void end() {
        server.stop();
        host.end();
        container.close();
    }

    private HttpResponse<String> launch(String... headers) throws Exception {
        return launchWith("{\"application\":\"trame\"}", headers);
    }

    private HttpResponse<String> launchWith(String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + authority + "/own/paraview/"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BODY);
    }

    private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://" + authority + path)).build(), BODY);
    }

    @Test
    void launcher_tellsTheSocket() throws Exception { // rule 8
        HttpResponse<String> reply = launch("Origin", "http://" + authority);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.body())
                .contains("\"sessionURL\":\"ws://" + authority + "/own/ws?session=")
                .contains("\"secret\":\"");
        assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("quadrel-live-own=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/own/");
    }

    @Test
    void queryOfThePage_isThatOfTheSocket() throws Exception { // rule 8
        String told = launchWith("""
            {"application":"trame","useUrl":true,"launcherRetry":[],"secret":"s","session":"mine","none":null,
             "case":7,"view":"top & left","flat":true}\
            """).body();
        assertThat(told).containsPattern("ws\\?session=[0-9a-f]{32}&case=7&view=top\\+%26\\+left&flat=true\"");
    }

    @Test
    void whatIsNoJson_isNoQuery() throws Exception { // rule 8
        assertThat(launchWith("{nonsense").body()).containsPattern("ws\\?session=[0-9a-f]{32}\"");
    }

    @Test
    void longQuery_isCut() throws Exception { // rule 8
        String told = launchWith("{\"long\":\"" + "x".repeat(5000) + "\",\"short\":1}")
                .body();
        assertThat(told).containsPattern("ws\\?session=[0-9a-f]{32}&short=1\"");
    }

    @Test
    void launcher_seesTheProxy() throws Exception { // rule 8
        HttpResponse<String> reply = launch(
                "Origin", "https://lab.example.org",
                "X-Forwarded-Host", "lab.example.org",
                "X-Forwarded-Proto", "https");
        assertThat(reply.body()).contains("\"sessionURL\":\"wss://lab.example.org/own/ws?session=");
        assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow()).containsIgnoringCase("secure");
    }

    @Test
    void pageFromElsewhere_isRefused() throws Exception { // rule 8
        HttpResponse<String> reply = launch("Origin", "http://evil.example.org");
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).contains("\"error\"").doesNotContain("secret");
    }

    @Test
    void takenPlaces_are503() throws Exception { // rule 7
        String cookie =
                launch().headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(launch().statusCode()).isEqualTo(503);
        assertThat(launch("Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void folder_leadsToThePage() throws Exception { // rule 9
        assertThat(get("/own/?ui=two").headers().firstValue("Location")).hasValue("index.html?ui=two");
        assertThat(get("/own").headers().firstValue("Location")).hasValue("own/index.html");
        assertThat(get("/").headers().firstValue("Location")).hasValue("index.html");
        assertThat(get("/").statusCode()).isEqualTo(302);
    }
}
