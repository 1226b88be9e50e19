package dev.quadrel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

    // rule 1
    @Test
    void equalArguments_haveTheSameKeyWhateverTheirOrder() {
        assertThat(key("s", "{\"a\":{\"x\":1,\"y\":[1,2]},\"b\":null}"))
                .isEqualTo(key("s", "{\"b\":null,\"a\":{\"y\":[1,2],\"x\":1}}"))
                .isNotEqualTo(key("s", "{\"b\":null,\"a\":{\"y\":[2,1],\"x\":1}}"));
    }

    // rule 1
    @Test
    void theKey_isTheSameAfterEveryRestart() {
        assertThat(key("s", "{\"a\":1}").id())
                .isEqualTo("f9583980c7a8151984c1aca0cb48326cb3efc24d81b1cd52b00066af9268e391");
    }

    // rule 1
    @Test
    void anotherSubjectOrSection_isAnotherKey() {
        assertThat(key("s", "{}")).isNotEqualTo(key("t", "{}"));
        assertThat(CacheKey.of("s", "/a", "b")).isNotEqualTo(CacheKey.of("s", "/b", "a"));
    }

    private static CacheKey key(String section, String json) {
        return CacheKey.of(section, "/worker", Json.parse(json));
    }
}
