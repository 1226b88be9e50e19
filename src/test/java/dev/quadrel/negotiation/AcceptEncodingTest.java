package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

    private static final List<String> ALL = List.of("br", "zstd", "gzip");

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                              | gzip",
                "GZIP                              | gzip",
                "x-gzip                            | gzip",
                "gzip, deflate, br, zstd           | br",
                "gzip, zstd                        | zstd",
                "br;q=0.5, gzip;q=0.9              | gzip",
                "br; q=0.5 ,gzip ; q=0.501         | gzip",
                "br;q=0.001                        | br",
                "gzip;Q=0.3, br;q=0.2              | gzip",
                "*                                 | br",
                "*;q=0.1                           | br",
                "br;q=0, *                         | zstd",
                "br;q=0, zstd;q=0.0, *;q=0.5       | gzip",
                "gzip, *;q=0                       | gzip",
                "identity;q=0, gzip;q=0.1          | gzip",
                "identity;q=0.5, gzip;q=0.5        | gzip",
                "compress, gzip                    | gzip",
                ", ,gzip,                          | gzip",
            })
    void bestWeight_isChosen(String header, String coding) {
        assertThat(AcceptEncoding.choose(header, ALL)).hasValue(coding);
    }

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "identity",
                "deflate",
                "gzip;q=0, br;q=0.000",
                "*;q=0",
                "identity;q=0",
                "identity, gzip;q=0.5",
                "identity;q=0.9, *;q=0.8",
                "gzip;q=2",
                "gzip;q=-1",
                "gzip;q=nan",
                "gzip;q=",
                "gzipped",
                "bro",
            })
    void plainContent_isChosenOtherwise(String header) {
        assertThat(AcceptEncoding.choose(header, ALL)).isEmpty();
    }

    // rule 2
    @Test
    void onlyWhatThereIs_isChosen() {
        assertThat(AcceptEncoding.choose("br, gzip", List.of("gzip"))).hasValue("gzip");
        assertThat(AcceptEncoding.choose("br, zstd", List.of("gzip"))).isEmpty();
        assertThat(AcceptEncoding.choose("gzip", List.of())).isEmpty();
        assertThat(AcceptEncoding.choose(null, ALL)).isEmpty();
    }
}
