package dev.quadrel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsGroupTest {

    private static SettingsGroup group(Map<String, String> settings) {
        return new SettingsGroup(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build(),
                "a.");
    }

    @Test
    void whatIsNotSet_hasItsDefault() {
        SettingsGroup group = group(Map.of("b", "1", "a.c", "2"));
        assertThat(group.text("b")).isEmpty();
        assertThat(group.flag("b", true)).isTrue();
        assertThat(group.atLeastOne("b", 7)).isEqualTo(7);
        assertThat(group.span("b", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(group.size("b", 8)).isEqualTo(8);
        assertThat(group.words("b")).isEmpty();
    }

    @Test
    void whatIsSet_isRead() {
        SettingsGroup group = group(Map.of("a.flag", "true", "a.count", "3", "a.span", "PT2S", "a.size", "2 KiB"));
        assertThat(group.text("count")).contains("3");
        assertThat(group.flag("flag", false)).isTrue();
        assertThat(group.atLeastOne("count", 7)).isEqualTo(3);
        assertThat(group.span("span", Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(group.size("size", 8, 1, 4096)).isEqualTo(2048);
    }

    // rule 5
    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void fewerThanOne_isRefusedWithItsKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group(Map.of("a.b", text)).atLeastOne("b", 7))
                .withMessage("a.b is at least 1, which " + text + " is not");
    }

    // rule 5
    @ParameterizedTest
    @CsvSource({"9", "101", "1KiB"})
    void sizeBeyondItsBounds_isRefusedWithItsKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group(Map.of("a.b", text)).size("b", 50, 10, 100))
                .withMessage("a.b is from 10 to 100 bytes, which %d is not", ByteCount.parse("", text));
    }

    // rule 6
    @Test
    void words_haveCommasBetweenThem() {
        assertThat(group(Map.of("a.b", " x, y y,,z ,")).words("b")).isEqualTo(List.of("x", "y y", "z"));
    }
}
