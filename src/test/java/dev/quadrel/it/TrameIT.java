package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The counter with trame's own clients, as the packages on PyPI have them: the one in Python, and the page with Vue.
class TrameIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "wslink-secret";
    private static final String SHOWN = "const shown = document.getElementById('c'); return shown && shown.innerText";

    private final Path trame = ForeignTools.trame();

    @Test
    void thePythonClient_sharesState() throws Exception {
        ServerProcess server = Servers.counterApp();
        Path script = Path.of(getClass().getResource("trame_client_calls.py").toURI());
        String address = server.uri("/ws").toString().replaceFirst("^http", "ws");
        Process process = new ProcessBuilder(trame.resolve("bin/python").toString(), script.toString(), address, SECRET)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(JSON.readTree(printed))
                .isEqualTo(JSON.readTree(
                        "{\"added\": 6, \"slow\": {\"x\": {\"deep\": [1, null]}}, \"bytes\":" + " 1000000}"));
    }

    @Test
    void trameOwnPage_showsTheCounter() throws Exception {
        Map<String, String> settings =
                Map.of("quadrel.static-file.bind", "/vue/=" + ForeignTools.file(trame, "trame_client/module/vue3-www"));
        try (ServerProcess server = ServerProcess.start(Servers.home("counter-app"), settings);
                ForeignBrowser page = ForeignBrowser.start();
                ForeignBrowser ours = ForeignBrowser.start()) {
            String socket = server.uri("/ws").toString().replaceFirst("^http", "ws");
            page.open(server, "/vue/index.html?sessionURL=" + socket + "&secret=" + SECRET);
            ours.open(server, "/");
            page.awaitRun("Count: 0 / double: 0", SHOWN);
            page.run("document.getElementById('plus').click()");
            page.awaitRun("Count: 1 / double: 2", SHOWN);
            ours.awaitRun("Count: 1 / double: 2", SHOWN);
            page.run("document.getElementById('py').click()");
            ours.awaitRun("Count: 11 / double: 22", SHOWN);
            ours.run("trame.state.set('name', 'from the other page')");
            page.awaitRun("from the other page", "return document.getElementById('n').innerText");
            page.run(ForeignBrowser.NOTE_FOCUS);
            ours.run("trame.trigger('jscall')");
            page.awaitRun("[1,\"two\",{\"three\":3}]", "return window.focused");
        }
    }
}
