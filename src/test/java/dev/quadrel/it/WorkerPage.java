package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/// A page with a worker client in it, and all that the client did there.
final class WorkerPage {

    /// A worker client, ours or quick_server's own as published.
    enum Client {
        MODULE(true, "module", "/js/worker.js"),
        CLASSIC(true, "script", "/js/worker.classic.js"),
        ORIGINAL(false, "moduleText", "worker.js"),
        ORIGINAL_LEGACY(false, "scriptText", "worker.legacy.js");

        private final boolean ours;
        private final String how;
        private final String source;

        Client(boolean ours, String how, String source) {
            this.ours = ours;
            this.how = how;
            this.source = source;
        }

        boolean isOurs() {
            return ours;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ForeignBrowser browser;

    private WorkerPage(ForeignBrowser browser) {
        this.browser = browser;
    }

    static WorkerPage open(ForeignBrowser browser, ServerProcess server, Client client) throws IOException {
        String source = client.ours ? client.source : ForeignTools.quickServerFile(client.source);
        browser.open(server, "/example/index.html");
        try (InputStream script = WorkerPage.class.getResourceAsStream("worker-page.js")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(browser.await(text, client.how, source)).isNull();
        }
        return new WorkerPage(browser);
    }

    void post(String name, String path, String payload) {
        browser.run("probe.post(arguments[0], arguments[1], JSON.parse(arguments[2]))", name, path, payload);
    }

    void cancel(String name) {
        browser.run("probe.work.cancel(arguments[0])", name);
    }

    Object run(String script) {
        return browser.run(script);
    }

    /// What the page noted: results, failures, statuses, sent, errors.
    JsonNode noted(String list) {
        try {
            return JSON.readTree((String) browser.run("return JSON.stringify(probe[arguments[0]])", list));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits until the page has noted so many.
    JsonNode await(String list, int count) throws InterruptedException {
        return await("probe." + list + ".length >= " + count, list);
    }

    /// Waits until a message of this action has been answered; the last of them.
    JsonNode awaitAnswered(String action) throws InterruptedException {
        JsonNode sent = await("probe.sent.some((m) => m.reply && m.action === '" + action + "')", "sent");
        return sent(sent, action).getLast();
    }

    /// Waits until no job runs and a moment longer, for late replies.
    void awaitQuiet() throws InterruptedException {
        await("probe.statuses.length && probe.statuses.at(-1) <= 0", "statuses");
        Thread.sleep(300);
    }

    List<JsonNode> sent(String action) {
        return sent(noted("sent"), action);
    }

    List<Integer> statuses() {
        return StreamSupport.stream(noted("statuses").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    void assertNoErrors() {
        assertThat(noted("errors")).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private JsonNode await(String condition, String list) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Boolean.TRUE.equals(browser.run("return Boolean(" + condition + ")"))) {
            assertThat(Instant.now())
                    .as("%s; sent %s, failures %s", condition, noted("sent"), noted("failures"))
                    .isBefore(end);
            Thread.sleep(20);
        }
        return noted(list);
    }

    private static List<JsonNode> sent(JsonNode messages, String action) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.get("action").asText().equals(action))
                .toList();
    }
}
