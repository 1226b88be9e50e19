package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCookiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        key=1                  | 1
        a=b; key=1; c=d        | 1
        a=b;key=1              | 1
        key="1 2"; a=b         | 1 2
        key="                  | "
        key=                   | ``
        monkey=2; key=1        | 1
        a=key=2; key=1         | 1
        keys=2; key=1          | 1
        key=1; key=2           | 1
        key=a=b==              | a=b==
        """)
    void value_isThatOfTheFirstOfTheName(String line, String value) {
        assertThat(new RequestCookies(List.of(line)).find("key")).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({"a=b", "keys=1", "monkey=1", "key", "a=key=1", "''"})
    void withoutTheName_thereIsNone(String line) {
        assertThat(new RequestCookies(List.of(line)).find("key")).isEmpty();
    }

    @Test
    void severalLines_areOneAfterTheOther() {
        assertThat(new RequestCookies(List.of("a=1", "key=2")).find("key")).hasValue("2");
        assertThat(new RequestCookies(List.of()).find("key")).isEmpty();
    }
}
