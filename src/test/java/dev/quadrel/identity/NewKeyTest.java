package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"scopes\":null,\"expires_in\":null,\"note\":null,\"access_tags\":null}",
                "{\"scopes\":[\"inherit\"]}"
            })
    void withoutLimits_itIsAsItsOwner(String json) {
        assertThat(NewKey.parse(Json.parse(json)))
                .isEqualTo(new NewKey(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void limits_areRead() {
        assertThat(NewKey.parse(
                        Json.parse("{\"scopes\":[\"read:data\",\"read:data\"],\"expires_in\":60,\"note\":\"n\"}")))
                .isEqualTo(new NewKey(
                        Optional.of(Set.of(Scope.READ_DATA)), Optional.of(Duration.ofMinutes(1)), Optional.of("n")));
    }

    // rule 20
    @Test
    void tags_areReadAndDoNotGoBeyondThoseOfTheRequest() {
        NewKey key = NewKey.parse(Json.parse("{\"scopes\":[\"read:data\"],\"access_tags\":[\"b\",\"a\",\"b\"]}"));
        assertThat(key.tags()).hasValue(Set.of("a", "b"));
        assertThat(key.within(Optional.empty())).isSameAs(key);
        assertThat(key.within(Optional.of(Set.of("a", "b", "c")))).isSameAs(key);
        NewKey all = NewKey.parse(Json.parse("{}"));
        for (NewKey wider : List.of(key, all)) {
            assertThatThrownBy(() -> wider.within(Optional.of(Set.of("a"))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(403));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                                             | 422 | object",
                "[]                                               | 422 | object",
                "{\"scopes\":\"read:data\"}                       | 422 | list of names",
                "{\"scopes\":[\"fly\"]}                           | 422 | no scope \"fly\", only read:metadata",
                "{\"scopes\":[5]}                                 | 422 | no scope \"5\"",
                "{\"scopes\":[null]}                              | 422 | no scope \"null\"",
                "{\"scopes\":[]}                                  | 422 | empty",
                "{\"expires_in\":0}                               | 422 | expires_in",
                "{\"expires_in\":-1}                              | 422 | expires_in",
                "{\"expires_in\":1.5}                             | 422 | expires_in",
                "{\"expires_in\":1e300}                           | 422 | expires_in",
                "{\"expires_in\":\"1h\"}                          | 422 | expires_in",
                "{\"note\":5}                                     | 422 | note",
                "{\"access_tags\":[\"t\"]}                        | 403 | access_tags",
                "{\"access_tags\":[\"t\"],\"scopes\":[\"admin:apikeys\"]} | 403 | access_tags",
                "{\"access_tags\":\"t\",\"scopes\":[\"read:data\"]} | 422 | list of tags",
                "{\"access_tags\":[7],\"scopes\":[\"read:data\"]} | 422 | which 7 is not"
            })
    void whatMakesNoSense_isRefused(String json, int status, String text) {
        assertThatThrownBy(() -> NewKey.parse(Json.parse(json))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(status);
            assertThat(e.problem().detail()).contains(text);
        });
    }
}
