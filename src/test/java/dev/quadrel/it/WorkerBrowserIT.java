package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrel.it.WorkerPage.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Jobs asked for by pages in Chromium, with our client and with quick_server's own, as the package on PyPI has it.
class WorkerBrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ForeignBrowser browser;

    private final ServerProcess server = Servers.quickApp();

    @BeforeAll
    static void startBrowser() {
        browser = ForeignBrowser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void fastJob_isDeliveredByItsStart(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        page.post("fast", "/w/echo", "{\"text\": \"ä € 😀\", \"number\": 1.5, \"list\": [null, true]}");
        JsonNode results = page.await("results", 1);
        page.awaitQuiet();
        assertThat(results)
                .hasToString(
                        "[{\"ref\":\"fast\",\"value\":{\"list\":[null,true],\"number\":1.5,\"text\":\"ä € 😀\"}}]");
        assertThat(page.noted("sent")).hasSize(1);
        assertThat(page.statuses()).containsExactly(1, 0);
        page.assertNoErrors();
    }

    @ParameterizedTest
    @EnumSource
    void slowJob_isAskedForUntilItIsDone(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        page.post("slow", "/w/slow", "{\"t\": 0.7, \"mark\": \"slow " + client + "\"}");
        JsonNode results = page.await("results", 1);
        page.awaitQuiet();
        assertThat(results.at("/0/value/mark").asText()).isEqualTo("slow " + client);
        assertThat(page.sent("get")).hasSizeGreaterThan(2);
        assertThat(page.sent("stop")).isEmpty();
        assertThat(page.statuses()).containsExactly(1, 0);
        page.assertNoErrors();
    }

    @ParameterizedTest
    @EnumSource
    void longResult_isPutTogetherFromItsPieces(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        try {
            page.post("text", "/api/message", "{\"split\": true}");
            assertThat(page.await("results", 1).at("/0/value").asText())
                    .isEqualTo("1234567890 the quick brown fox jumps over the lazy dog");
            assertThat(page.sent("cargo")).hasSize(6);
            page.post("list", "/w/big", "{\"n\": 50}");
            assertThat(page.await("results", 2).at("/1/value"))
                    .hasSize(50)
                    .last()
                    .extracting(JsonNode::asText)
                    .isEqualTo("text number 49");
        } finally {
            action("/api/message", "{\"action\": \"start\", \"payload\": {\"split\": false}}");
        }
        page.awaitQuiet();
        assertThat(page.statuses()).containsExactly(1, 0, 1, 0);
        page.assertNoErrors();
    }

    @ParameterizedTest
    @EnumSource
    void replacedJob_isStoppedAndNotDelivered(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        page.post("job", "/w/slow", "{\"t\": 4, \"mark\": \"replaced " + client + "\"}");
        JsonNode token = page.awaitAnswered("get").get("token");
        page.post("job", "/w/echo", "{\"mark\": \"new\"}");
        JsonNode results = page.await("results", 1);
        page.awaitQuiet();
        assertThat(page.awaitAnswered("stop").get("token")).isEqualTo(token);
        assertThat(results).hasToString("[{\"ref\":\"job\",\"value\":{\"mark\":\"new\"}}]");
        assertThat(isKnown("/w/slow", token)).isFalse();
        assertThat(page.statuses()).endsWith(0).doesNotContain(-1);
        if (client.isOurs()) {
            assertThat(page.statuses()).containsExactly(1, 0);
        }
        page.assertNoErrors();
    }

    @ParameterizedTest
    @EnumSource
    void cancelledJob_isStoppedAndCountedOnce(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        page.post("job", "/w/slow", "{\"t\": 4, \"mark\": \"cancelled " + client + "\"}");
        JsonNode token = page.awaitAnswered("get").get("token");
        assertThat(isKnown("/w/slow", token)).isTrue();
        page.cancel("job");
        page.awaitAnswered("stop");
        page.awaitQuiet();
        assertThat(isKnown("/w/slow", token)).isFalse();
        assertThat(page.noted("results")).isEmpty();
        assertThat(page.noted("failures")).isEmpty();
        // The original counts the cancelled job down a second time when it would have asked for it next.
        assertThat(page.statuses()).startsWith(1, 0).hasSizeLessThanOrEqualTo(client.isOurs() ? 2 : 3);
        page.assertNoErrors();
    }

    @ParameterizedTest
    @EnumSource
    void failingJob_tellsTheServersReason(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        page.post("job", "/w/err", "{}");
        JsonNode failure = page.await("failures", 1).get(0);
        assertThat(failure.get("message").asText()).isEqualTo("worker error");
        assertThat(failure.get("code").asInt()).isEqualTo(500);
        assertThat(page.noted("results")).isEmpty();
        assertThat(page.statuses()).containsExactly(1, -1);
        page.assertNoErrors();
    }

    @ParameterizedTest
    @EnumSource
    void jobsOfDifferentNames_runTogether(Client client) throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, client);
        page.post("one", "/w/slow", "{\"t\": 0.5, \"mark\": \"one " + client + "\"}");
        page.post("two", "/w/slow", "{\"t\": 0.5, \"mark\": \"two " + client + "\"}");
        page.await("results", 2);
        page.awaitQuiet();
        assertThat(page.statuses()).containsExactly(1, 2, 1, 0);
        page.assertNoErrors();
    }

    /// Whether a job still runs for this token.
    private boolean isKnown(String path, JsonNode token) throws IOException {
        return action(path, "{\"action\": \"get\", \"token\": " + token + "}")
                .get("continue")
                .asBoolean();
    }

    private JsonNode action(String path, String message) throws IOException {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(Wire.send(server, "POST", path, body, "Content-Type: application/json")
                .body());
    }
}
