package dev.quadrel.wslink;

import static dev.quadrel.wslink.Vigil.Finding.ASK;
import static dev.quadrel.wslink.Vigil.Finding.FINE;
import static dev.quadrel.wslink.Vigil.Finding.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VigilTest {

    private static final long SECOND = 1_000_000_000;

    private final Vigil vigil = new Vigil(Duration.ofSeconds(2), 0);

    // rule 7
    @Test
    void aSilentClient_isAskedAfterAHeartBeat_andGoneHalfOfOneLater() {
        assertThat(vigil.look(2 * SECOND - 1, false, 0)).isEqualTo(FINE);
        assertThat(vigil.look(2 * SECOND, false, 0)).isEqualTo(ASK);
        assertThat(vigil.look(3 * SECOND - 1, false, 0)).isEqualTo(FINE);
        assertThat(vigil.look(3 * SECOND, false, 0)).isEqualTo(GONE);
    }

    // rule 7
    @Test
    void whoAnswers_isAskedAgainAfterAnotherHeartBeat() {
        assertThat(vigil.look(2 * SECOND, false, 0)).isEqualTo(ASK);
        vigil.heard(2 * SECOND + 5);
        assertThat(vigil.look(4 * SECOND, false, 0)).isEqualTo(FINE);
        assertThat(vigil.look(4 * SECOND + 5, false, 0)).isEqualTo(ASK);
    }

    // rule 7
    @Test
    void whoStillTakesWhatIsSent_hasTime() {
        assertThat(vigil.look(2 * SECOND, true, 0)).isEqualTo(ASK);
        assertThat(vigil.look(9 * SECOND, true, 0)).isEqualTo(FINE);
        assertThat(vigil.look(10 * SECOND, true, 1)).isEqualTo(FINE);
        assertThat(vigil.look(18 * SECOND, true, 1)).isEqualTo(FINE);
        assertThat(vigil.look(18 * SECOND + 1, true, 1)).isEqualTo(GONE);
    }

    @Test
    void withoutHeartBeat_nobodyIsAsked() {
        Vigil patient = new Vigil(Duration.ZERO, 0);
        assertThat(patient.look(1000 * SECOND, false, 0)).isEqualTo(FINE);
    }

    @Test
    void whoIsToLeave_hasFiveSeconds() {
        vigil.leave(SECOND);
        assertThat(vigil.look(6 * SECOND, false, 0)).isEqualTo(FINE);
        assertThat(vigil.look(6 * SECOND + 1, false, 0)).isEqualTo(GONE);
    }
}
