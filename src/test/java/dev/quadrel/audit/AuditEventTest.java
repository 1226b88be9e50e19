package dev.quadrel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    // rule 1
    @Test
    void texts_areOneShortLine() {
        AuditEvent event = AuditEvent.done("login", "a\r\nb\0c", "x".repeat(254) + "\uD83D\uDE00", "y".repeat(300));
        assertThat(event.account()).isEqualTo("a  b c");
        assertThat(event.subject()).isEqualTo("x".repeat(254));
        assertThat(event.detail()).hasSize(255);
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(strings = {"", "Login", "key create", "key.", "key_1", "a\n"})
    void aKindThatIsNone_isNotTaken(String kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditEvent.refused(kind, "", ""))
                .withMessageContaining("words of a-z");
    }

    @Test
    void outsideOfARequest_thereIsNoAddress() {
        assertThat(AuditEvent.refused("access", "", "").address()).isEmpty();
    }
}
