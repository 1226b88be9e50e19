package dev.quadrel.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    // rule 1
    @Test
    void namedFactories_are4xxWithTheDetailAsGiven() {
        String detail = "limit is 'many', but must be a number from 1 to 300";

        assertThat(ProblemException.badRequest(detail).problem()).isEqualTo(Problem.of(400, detail));
        assertThat(ProblemException.notFound(detail).problem()).isEqualTo(Problem.of(404, detail));
        assertThat(ProblemException.tooLarge(detail).problem()).isEqualTo(Problem.of(413, detail));
        assertThat(ProblemException.unsupportedMediaType(detail).problem()).isEqualTo(Problem.of(415, detail));
        assertThat(ProblemException.badRequest(detail)).hasMessage(detail);
    }

    // rule 2
    @Test
    void problemException_hasNoStackTrace() {
        ProblemException thrown = ProblemException.notFound("Nothing is at /a");

        thrown.fillInStackTrace();
        assertThat(thrown.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, Not Found", "413, Content Too Large", "418, Client Error", "599, Server Error"})
    void title_isTheReasonPhraseOfTheStatus(int status, String title) {
        assertThat(Problem.of(status, "detail").title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(ints = {399, 600})
    void statusThatIsNoError_isRefusedByItsNumber(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(status, "detail"))
                .withMessageContaining("400 to 599")
                .withMessageContaining(String.valueOf(status));
    }

    @Test
    void withHeader_addsToACopy() {
        Problem plain = Problem.of(405, "POST is not allowed, only GET");
        Problem allowing = plain.withHeader("Allow", "GET");

        assertThat(allowing.headers()).containsExactly(Map.entry("Allow", "GET"));
        assertThat(plain.headers()).isEmpty();
    }

    @Test
    void headers_doNotChangeWithTheMapTheyCameFrom() {
        Map<String, String> source = new TreeMap<>(Map.of("Allow", "GET"));
        Problem problem = new Problem(405, "Method Not Allowed", "POST is not allowed", source);

        source.clear();
        assertThat(problem.headers()).containsOnlyKeys("Allow");
    }
}
