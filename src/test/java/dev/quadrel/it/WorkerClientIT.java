package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quadrel.it.WorkerPage.Client;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What our worker client does beyond quick_server's, in Chromium.
class WorkerClientIT {

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

    @Test
    void classicScript_leavesTheBrowsersWorkerAlone() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.CLASSIC);
        assertThat(page.run("return window.Worker === probe.browsersWorker && quick_server.Worker !== Worker"))
                .isEqualTo(true);
        assertThat(page.run("return Object.keys(window.quick_server).sort().join()"))
                .isEqualTo("CONFIG,VERSION,Worker");
        assertThat(page.run("return typeof CONFIG + typeof VERSION + typeof Job"))
                .isEqualTo("undefined".repeat(3));
        page.assertNoErrors();
    }

    @Test
    void status_isSetByCallToo() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.CLASSIC);
        page.run("probe.work.status((running) => probe.statuses.push(10 + running))");
        page.post("job", "/w/echo", "{}");
        page.await("statuses", 2);
        assertThat(page.statuses()).containsExactly(11, 10);
    }

    @Test
    void statusAfterAnError_countsAgainWithTheNextJob() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.post("job", "/w/err", "{}");
        page.await("failures", 1);
        page.post("job", "/w/echo", "{}");
        page.await("results", 1);
        page.awaitQuiet();
        assertThat(page.statuses()).containsExactly(1, -1, 1, 0);
    }

    @Test
    void jobReplacedBeforeItIsSent_isNeverSent() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.run("for (const n of [1, 2, 3]) probe.post('job', '/w/echo', {n})");
        page.run("probe.post('other', '/w/echo', {}); probe.work.cancel('other')");
        JsonNode results = page.await("results", 1);
        page.awaitQuiet();
        assertThat(results).hasToString("[{\"ref\":\"job\",\"value\":{\"n\":3}}]");
        assertThat(page.noted("sent")).hasSize(1);
        assertThat(page.statuses()).containsExactly(1, 0);
    }

    @Test
    void jobCancelledWhileItIsSent_isStopped() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.run("probe.post('job', '/w/slow', {t: 4, mark: 'cancelled at start'})");
        page.await("sent", 1);
        page.cancel("job");
        JsonNode stop = page.awaitAnswered("stop");
        assertThat(stop.get("token"))
                .isEqualTo(page.sent("start").getFirst().get("reply").get("token"));
        assertThat(page.statuses()).containsExactly(1, 0);
        page.assertNoErrors();
    }

    @Test
    void pausesGrow() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.run("Object.assign(probe.CONFIG, {timeStart: 50, timeMinInc: 150, timeCap: 250})");
        page.post("job", "/w/slow", "{\"t\": 1.4, \"mark\": \"pauses\"}");
        page.await("results", 1);
        List<JsonNode> asked = page.sent("get");
        assertThat(pause(asked, 1)).isBetween(50.0, 199.0);
        assertThat(pause(asked, 2)).isGreaterThanOrEqualTo(199.0);
        assertThat(pause(asked, 3)).isGreaterThanOrEqualTo(249.0);
        // Without the cap this were 500.
        assertThat(pause(asked, 4)).isBetween(249.0, 450.0);
    }

    private static double pause(List<JsonNode> asked, int index) {
        return asked.get(index).get("at").asDouble()
                - asked.get(index - 1).get("at").asDouble();
    }

    @Test
    void jobTheServerHasForgotten_isAnError() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.post("job", "/w/slow", "{\"t\": 4, \"mark\": \"forgotten\"}");
        String token = page.awaitAnswered("get").get("token").toString();
        byte[] stop = ("{\"action\": \"stop\", \"token\": " + token + "}").getBytes(StandardCharsets.UTF_8);
        Wire.send(server, "POST", "/w/slow", stop, "Content-Type: application/json");
        assertThat(page.await("failures", 1).at("/0/message").asText()).contains("does not know job");
        assertThat(page.statuses()).containsExactly(1, -1);
    }

    @Test
    void callbackThatThrows_isAnError() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.run("""
            probe.work.post('job', '/w/echo', {}, () => { throw new Error('from the page'); },
                (error) => probe.failures.push(error.message))\
            """);
        assertThat(page.await("failures", 1)).hasToString("[\"from the page\"]");
        assertThat(page.statuses()).containsExactly(1, -1);
        page.assertNoErrors();
    }

    @Test
    void run_isAPromise() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.run("probe.run('good', '/w/echo', {n: 1})");
        page.run("probe.run('bad', '/w/err', {})");
        page.run("probe.run('cancelled', '/w/slow', {t: 4, n: 1}, {signal: AbortSignal.timeout(200)})");
        page.run("probe.run('replaced', '/w/slow', {t: 4, n: 2})");
        page.run("probe.run('replaced', '/w/echo', {n: 2})");
        assertThat(page.await("results", 2).findValuesAsText("n")).containsExactlyInAnyOrder("1", "2");
        assertThat(page.await("failures", 3).findValuesAsText("message"))
                .containsExactlyInAnyOrder("WorkerError", "TimeoutError", "AbortError");
        page.assertNoErrors();
    }

    @Test
    void run_tellsProgress() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.run("probe.reports = []");
        page.run("probe.run('job', '/w/slow', {t: 2, n: 3}, {onProgress: (report) => probe.reports.push(report)})");
        page.await("results", 1);
        JsonNode reports = page.noted("reports");
        assertThat(reports).hasSizeGreaterThan(3);
        assertThat(reports.findValues("fraction").stream().map(JsonNode::asDouble))
                .isSorted()
                .allMatch(fraction -> fraction >= 0 && fraction < 1);
        assertThat(reports.findValuesAsText("message")).contains("step 5 of 10");
        page.assertNoErrors();
    }

    @Test
    void title_showsThatJobsRun() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.post("job", "/w/slow", "{\"t\": 1, \"mark\": \"title\"}");
        page.await("statuses", 1);
        assertThat(browser.title()).matches("Quadrel example \\S");
        page.run("document.title = 'Of the page'");
        page.await("results", 1);
        page.awaitQuiet();
        assertThat(browser.title()).isEqualTo("Of the page");
    }

    @Test
    void leavingThePage_stopsItsJobs() throws Exception {
        WorkerPage page = WorkerPage.open(browser, server, Client.MODULE);
        page.post("job", "/w/slow", "{\"t\": 9, \"mark\": \"left\"}");
        String token = page.awaitAnswered("get").get("token").toString();
        browser.open(server, "/example/index.html?next");
        byte[] ask = ("{\"action\": \"get\", \"token\": " + token + "}").getBytes(StandardCharsets.UTF_8);
        for (int tries = 0; ; tries++) {
            String reply = Wire.send(server, "POST", "/w/slow", ask, "Content-Type: application/json")
                    .text();
            if (reply.replaceAll("\\s", "").contains("\"continue\":false")) {
                return;
            }
            assertThat(tries).as(reply).isLessThan(50);
            Thread.sleep(50);
        }
    }
}
