package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The Python session that README shows, run as it stands there with the settings that stand before it. Only its port
/// and its folder are those of this test.
class ReadmeSessionIT {

    private static final Pattern SESSION = Pattern.compile("```python\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("-D(quadrel\\.catalog\\.[a-z-]+)=([^ `]+)");
    private static final String ADDRESS = "http://127.0.0.1:8080/";

    private static Path python;

    @BeforeAll
    static void findPython() {
        python = ForeignTools.tiledPython();
    }

    @Test
    void pythonSession_printsWhatWasStored() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Matcher session = SESSION.matcher(readme);
        assertThat(session.find()).isTrue();
        assertThat(session.group(1)).contains(ADDRESS);
        try (ServerProcess server =
                ServerProcess.start(Servers.home(), settings(readme.substring(0, session.start())))) {
            String here = session.group(1).replace(ADDRESS, server.uri("/").toString());
            assertThat(printed(here).lines()).containsExactly("[1 2]", "<Container {'scan'}>");
        }
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        Matcher setting = SETTING.matcher(text);
        while (setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        assertThat(settings).containsOnlyKeys("quadrel.catalog.api-key", "quadrel.catalog.directory");
        settings.put("quadrel.catalog.directory", Servers.folder("readme").toString());
        return settings;
    }

    private static String printed(String session) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(python.toString(), "-W", "ignore", "-c", session);
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
