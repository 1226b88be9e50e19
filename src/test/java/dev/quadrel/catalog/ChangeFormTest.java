package dev.quadrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFormTest {

    // rule 18
    @ParameterizedTest
    @ValueSource(strings = {"\"s\"", "{}", "5", "[1]", "[{}]", "[{'name':5}]", "[{'name':'s','version':1}]"})
    void specsThatAreNone_are422(String specs) {
        assertRefused(422, () -> ChangeForm.replacement(Json.parse(quoted("{'specs':" + specs + "}"))));
    }

    private static void assertRefused(int status, ThrowingCallable change) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(change)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(status));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
