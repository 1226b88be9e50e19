package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    // rule 11
    @Test
    void theHeader_saysHowLongToWait() {
        assertThat(header("wait=5")).isEqualTo(new Preference(Duration.ofSeconds(5), "wait=5", true));
        assertThat(header("respond-async")).isEqualTo(new Preference(Duration.ZERO, "respond-async", true));
        assertThat(header("Respond-Async, Wait=10"))
                .isEqualTo(new Preference(Duration.ofSeconds(10), "respond-async, wait=10", true));
        assertThat(header("return=minimal")).isEqualTo(Preference.NONE);
        assertThat(header("wait=99999")).extracting(Preference::limit).isEqualTo(Duration.ofMinutes(5));
    }

    // rule 11
    @Test
    void theQuery_comesBeforeTheHeader() {
        assertThat(Preference.of("1.5", Optional.of("wait=9")))
                .isEqualTo(new Preference(Duration.ofMillis(1500), "", true));
        assertThatThrownBy(() -> Preference.of("soon", Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("soon");
    }

    private static Preference header(String value) {
        return Preference.of(null, Optional.of(value));
    }
}
