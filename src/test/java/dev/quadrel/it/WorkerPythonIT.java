package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Jobs asked for by the Python client of quick_server, as the package on PyPI has it.
class WorkerPythonIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path python = ForeignTools.quickServerPython();
    private final ServerProcess server = Servers.quickApp();

    @Test
    void fastJob_isDelivered() throws Exception {
        assertThat(request("/w/echo", "{\"text\": \"ä €\"}").at("/result/text").asText())
                .isEqualTo("ä €");
    }

    @Test
    void slowJob_isDelivered() throws Exception {
        assertThat(request("/w/slow", "{\"t\": 0.8, \"mark\": \"python\"}")
                        .at("/result/mark")
                        .asText())
                .isEqualTo("python");
    }

    @Test
    void longResult_isPutTogether() throws Exception {
        try {
            String text = "1234567890 the quick brown fox jumps over the lazy dog";
            assertThat(request("/api/message", "{\"split\": true}")
                            .at("/result")
                            .asText())
                    .isEqualTo(text);
            assertThat(request("/w/big", "{\"n\": 50}").get("result")).hasSize(50);
        } finally {
            request("/api/message", "{\"split\": false}");
        }
    }

    @Test
    void failingJob_isAWorkerErrorOfStatus500() throws Exception {
        assertThat(request("/w/err", "{}").get("status").asInt()).isEqualTo(500);
    }

    private JsonNode request(String path, String payload) throws Exception {
        Path script = Path.of(getClass().getResource("worker_request_calls.py").toURI());
        ProcessBuilder builder = new ProcessBuilder(
                python.toString(), script.toString(), server.uri(path).toString(), payload);
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return JSON.readTree(printed);
    }
}
