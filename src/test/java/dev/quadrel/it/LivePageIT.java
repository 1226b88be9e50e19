package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The counter as its users see it: in two browsers, with the page that Quadrel brings.
class LivePageIT {

    private static ForeignBrowser first;
    private static ForeignBrowser second;

    private final ServerProcess server = Servers.counterApp();

    @BeforeAll
    static void startBrowsers() {
        first = ForeignBrowser.start();
        second = ForeignBrowser.start();
    }

    @AfterAll
    static void closeBrowsers() {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
    }

    @Test
    void aClick_isSeenByBoth() {
        openBoth("/", "/counter/");
        set("count", 0);
        awaitCount(second, 0);
        click(first, "plus");
        awaitCount(first, 1);
        awaitCount(second, 1);
        click(second, "inc");
        awaitCount(first, 2);
        click(second, "py");
        awaitCount(first, 12);
        awaitCount(second, 12);
        set("count", 5);
        awaitCount(first, 5);
        assertThat(first.title()).isEqualTo("Counter demo");
        assertThat(first.consoleErrors()).isEmpty();
        assertThat(second.consoleErrors()).isEmpty();
    }

    @Test
    void whatIsTyped_isSeenByBoth() {
        openBoth("/", "/");
        first.run("const field = document.getElementById('name'); field.value = 'zed'; "
                + "field.dispatchEvent(new Event('input'))");
        first.awaitRun("zed", "return document.getElementById('n').innerText");
        second.awaitRun("zed", "return document.getElementById('n').innerText");
        second.awaitRun("zed", "return document.getElementById('name').value");
    }

    @Test
    void theServer_callsAMethodOfAnElement() {
        openBoth("/", "/");
        first.run(ForeignBrowser.NOTE_FOCUS);
        second.run(ForeignBrowser.NOTE_FOCUS);
        assertThat(first.await("trame.trigger('jscall').then(arguments[0])")).isNull();
        first.awaitRun("[1,\"two\",{\"three\":3}]", "return window.focused");
        second.awaitRun("[1,\"two\",{\"three\":3}]", "return window.focused");
    }

    @Test
    void largeValues_comeBackWhole() {
        openBoth("/", "/");
        Object length = first.await("const text = 'x'.repeat(5000000); const done = arguments[0];"
                + " trame.trigger('echo', [text]).then((all) => done(all.args[0] === text && text.length))");
        assertThat(length).isEqualTo(5_000_000L);
        assertThat(first.await("trame.trigger('set_big', [5000000]).then(arguments[0])"))
                .isNull();
        second.awaitRun(5_000_000L, "return trame.state.get('big').length");
        set("big", "");
    }

    @Test
    void aCallThatFails_saysWhy() {
        openBoth("/", "/");
        assertThat((String) first.await("trame.trigger('fail').catch((error) => arguments[0](error.message))"))
                .isEqualTo("Exception raised: IllegalStateException('boom')");
    }

    @Test
    void aPage_goesOnAfterTheServerWasAway() throws Exception {
        ServerProcess own = ServerProcess.start(Servers.home("counter-app"), Map.of());
        first.open(own, "/");
        awaitCount(first, 0);
        click(first, "plus");
        awaitCount(first, 1);
        first.run("window.isSamePage = true");
        own.close();
        first.awaitRun(false, "return document.getElementById('live-lost').hidden");
        try (ServerProcess again = ServerProcess.startAt(own.port(), Servers.home("counter-app"))) {
            first.awaitRun(true, "return document.getElementById('live-lost').hidden");
            awaitCount(first, 0);
            click(first, "inc");
            awaitCount(first, 1);
            assertThat(first.run("return window.isSamePage")).isEqualTo(true);
            assertThat(again.console()).doesNotContain("ERROR");
        }
    }

    private void openBoth(String one, String other) {
        first.open(server, one);
        second.open(server, other);
        first.awaitRun(true, "return !!document.getElementById('c')");
        second.awaitRun(true, "return !!document.getElementById('c')");
    }

    private static void set(String key, Object value) {
        first.run("trame.state.set(arguments[0], arguments[1])", key, value);
    }

    private static void click(ForeignBrowser browser, String id) {
        browser.run("document.getElementById(arguments[0]).click()", id);
    }

    private static void awaitCount(ForeignBrowser browser, int count) {
        browser.awaitRun("Count: %d / double: %d".formatted(count, 2 * count), """
            const shown = document.getElementById('c');
            return shown && shown.innerText\
            """);
    }
}
