package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {

    private static final String KEY = "quadrel.catalog.api-key";

    @TempDir
    Path folder;

    @Test
    void simple_isALoopbackPortWithTemporaryStorage() {
        ServerOptions simple = ServerOptions.simple();
        assertThat(simple.host()).isEqualTo("127.0.0.1");
        assertThat(simple.port()).isZero();
        assertThat(simple.directory()).isEmpty();
        assertThat(simple.settings()).isEmpty();
    }

    @Test
    void folders_areSettingsAsTheServerReadsThem() {
        ServerOptions options = ServerOptions.simple()
                .files("docs", Path.of("/a, b"))
                .files("/c/", Path.of("/d"))
                .readableStorage(Path.of("/e"))
                .proxy("/old", "http://127.0.0.1:8000/")
                .publicReading();
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.copyOf(options.settings()), "test", 100))
                .build();
        assertThat(config.getValues("quadrel.static-file.bind", String.class))
                .containsExactly("/docs/=/a, b", "/c/=/d");
        assertThat(config.getValues("quadrel.catalog.readable-storage", String.class))
                .containsExactly("/e");
        assertThat(config.getValues("quadrel.proxy.rules", String.class))
                .containsExactly("/old/=http://127.0.0.1:8000/");
        assertThat(config.getValue("quadrel.catalog.public", Boolean.class)).isTrue();
    }

    @Test
    void impossiblePort_isRefused() {
        assertThatThrownBy(() -> ServerOptions.simple().port(65536)).hasMessageContaining("65536");
    }

    @Test
    void key_isTheNamedOneWhereverItIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.properties"), KEY + "=ofFile\n");
        Map<String, String> environment = Map.of("QUADREL_CATALOG_API_KEY", "ofEnvironment");
        ServerOptions simple = ServerOptions.simple();
        assertThat(ApiKey.of(simple.config(file).with(KEY, "ofSetting").apiKey("given"), environment))
                .contains("given");
        assertThat(ApiKey.of(simple.config(file).with(KEY, "ofSetting"), environment))
                .contains("ofSetting");
        assertThat(ApiKey.of(simple.config(file), environment)).contains("ofFile");
        assertThat(ApiKey.of(simple, environment)).contains("ofEnvironment");
    }

    @Test
    void key_isRandomWhereNobodyNamesOne() {
        assertThat(ApiKey.of(ServerOptions.simple(), Map.of()).orElseThrow())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(ApiKey.of(ServerOptions.simple(), Map.of()).orElseThrow());
    }

    @Test
    void key_isAbsentWhereUsersLogIn() {
        assertThat(ApiKey.of(ServerOptions.simple().with("quadrel.access.password-provider", "local"), Map.of()))
                .isEmpty();
        assertThat(ApiKey.of(ServerOptions.simple(), Map.of("QUADREL_ACCESS_OPENID_PROVIDERS", "keycloak")))
                .isEmpty();
    }

    // rule 29
    @Test
    void compiler_isTheQuickOneForAServerThatGoesSoon() {
        assertThat(ServerOptions.simple().compiled(true).javaOptions()).contains("-XX:TieredStopAtLevel=1");
        assertThat(ServerOptions.simple().compiled(false).javaOptions()).containsExactly("-XX:TieredStopAtLevel=4");
    }

    // rule 29
    @Test
    void compiler_isTheOneThatAnOptionNames() {
        ServerOptions chosen = ServerOptions.simple().javaOption("-XX:-TieredCompilation");
        assertThat(chosen.compiled(true)).isSameAs(chosen);
    }
}
