package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSettingsTest {

    private static final String KEY = "quadrel.request.max-part-size";

    // rule 17
    @Test
    void defaults_arePinned() {
        RequestSettings settings = RequestSettings.from(config(Map.of("java.io.tmpdir", "/tmp/t")));
        assertThat(settings)
                .isEqualTo(new RequestSettings(52_428_800, 16_777_216, 65_536, Path.of("/tmp/t/quadrel-uploads")));
    }

    // rule 17
    @Test
    void keys_arePinned() {
        RequestSettings settings = RequestSettings.from(config(Map.of(
                "quadrel.request.max-part-size", "78",
                "quadrel.request.max-body-size", "2MiB",
                "quadrel.request.memory-threshold", "0",
                "quadrel.request.upload-directory", "/data/uploads")));
        assertThat(settings).isEqualTo(new RequestSettings(78, 2_097_152, 0, Path.of("/data/uploads")));
    }

    // rule 17
    @Test
    void uploads_areInWildFlysTemporaryFolder() {
        Config config = config(Map.of("jboss.server.temp.dir", "/wf/tmp", "java.io.tmpdir", "/tmp"));
        assertThat(RequestSettings.from(config).uploadDirectory()).isEqualTo(Path.of("/wf/tmp/quadrel-uploads"));
    }

    // rule 17
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "78, 78",
        "78B, 78",
        "78 b, 78",
        "64KiB, 65536",
        "50 MiB, 52428800",
        "50mib, 52428800",
        "1GiB, 1073741824",
        "8589934591GiB, 9223372035781033984"
    })
    void size_isANumberOrHasAUnit(String text, long bytes) {
        assertThat(RequestSettings.from(config(Map.of(KEY, text))).maxPartSize())
                .isEqualTo(bytes);
    }

    // rule 17
    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5MiB", "50MB", "5 0", "MiB", "x", "8589934592GiB", "9999999999999999999"})
    void otherSize_isRefusedWithItsKey(String text) {
        Config config = config(Map.of(KEY, text));
        assertThatThrownBy(() -> RequestSettings.from(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(KEY + " is \"" + text + "\"; a size is ");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
