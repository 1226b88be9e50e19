package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class CommandSettingsTest {

    // rule 14
    @Test
    void defaults_arePinned() {
        assertThat(CommandSettings.from(config(Map.of())))
                .isEqualTo(new CommandSettings(true, Duration.ofSeconds(30), Optional.empty(), Optional.empty()));
    }

    // rule 14
    @Test
    void keys_arePinned() {
        assertThat(CommandSettings.from(config(Map.of(
                        "quadrel.command.terminal",
                        "false",
                        "quadrel.command.grace",
                        "PT2M",
                        "quadrel.command.restart-code",
                        "42",
                        "quadrel.command.admin-token",
                        "0123456789abcdef"))))
                .isEqualTo(new CommandSettings(
                        false, Duration.ofMinutes(2), Optional.of(42), Optional.of("0123456789abcdef")));
    }

    @Test
    void aCodeThatNoProcessHas_isRefused() {
        Config config = config(Map.of("quadrel.command.restart-code", "256"));
        assertThatThrownBy(() -> CommandSettings.from(config))
                .hasMessage("quadrel.command.restart-code is from 1 to 255, which 256 is not");
    }

    @Test
    void aShortSecret_isRefusedAndNotShown() {
        Config config = config(Map.of("quadrel.command.admin-token", "hunter2"));
        assertThatThrownBy(() -> CommandSettings.from(config))
                .hasMessageContaining("quadrel.command.admin-token")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theSecret_isNotInItsText() {
        CommandSettings settings =
                CommandSettings.from(config(Map.of("quadrel.command.admin-token", "0123456789abcdef")));
        assertThat(settings.toString()).contains("PT30S").doesNotContain("0123456789abcdef");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
