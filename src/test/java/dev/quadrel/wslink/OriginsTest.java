package dev.quadrel.wslink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    // rule 9
    @ParameterizedTest
    @CsvSource({
        "http://example.org, example.org, true",
        "https://EXAMPLE.org, example.org, true",
        "http://example.org:8080, example.org:8080, true",
        "http://example.org:8080, example.org, false",
        "http://evil.org, example.org, false",
        "http://example.org.evil.org, example.org, false",
        "null, example.org, false",
        "https://pages.example.org, example.org, true",
    })
    void pagesOfTheSameHost_orNamedInTheSettings_mayOpenASocket(String origin, String host, boolean allowed) {
        Origins origins = new Origins(List.of("https://pages.example.org"));
        assertThat(origins.allow(Optional.of(origin), Optional.of(host))).isEqualTo(allowed);
    }

    // rule 9
    @ParameterizedTest
    @CsvSource({"http://evil.org", "null"})
    void aStar_allowsAll(String origin) {
        assertThat(new Origins(List.of("*")).allow(Optional.of(origin), Optional.empty()))
                .isTrue();
        assertThat(new Origins(List.of()).allow(Optional.empty(), Optional.of("example.org")))
                .isTrue();
    }
}
