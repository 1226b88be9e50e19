package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "foo/", "/foo", "//", "/a//b/", "/a b/", "/a?b/", "/a#b/", "/a/../b/", "/%2e%2E/", "/ä/"})
    void wrongPrefix_isRefusedWithItsText(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyRule(prefix, URI.create("http://localhost/")))
                .withMessageContaining("'" + prefix + "'")
                .withMessageContaining("starts and ends with '/'");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host/, is not http or https",
        "/path/, is not http or https",
        "http:opaque, has no valid host",
        "http:///path, has no valid host",
        "http://host:0/, has a port that is not from 1 to 65535",
        "http://host:65536/, has a port that is not from 1 to 65535",
        "http://user@host/, 'has a user, a query or a fragment'",
        "http://host/?q, 'has a user, a query or a fragment'",
        "http://host/#f, 'has a user, a query or a fragment'"
    })
    void wrongTarget_isRefusedWithTheReason(String target, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyRule("/foo/", URI.create(target)))
                .withMessageContaining("'" + target + "'")
                .withMessageContaining(reason)
                .withMessageContaining("allowed is http or https");
    }

    @ParameterizedTest
    @CsvSource({
        "/foo/, http://h/base/, /foo/, /base/",
        "/foo/, http://h/base, /foo/, /base/",
        "/foo/, http://h/base, /foo, /base/",
        "/foo/, http://h, /foo, /",
        "/foo/, http://h, /foo/a/b, /a/b",
        "/foo/, http://h/b%20c/, /foo/a%2Fb%20c+d;e=f, /b%20c/a%2Fb%20c+d;e=f",
        "/, https://h/base, /, /base/",
        "/, https://h/base, /a, /base/a",
        "/f%20o/, http://h:8000/, /f%20o/x, /x"
    })
    void restOfThePath_isAppendedToTheTarget(String prefix, String target, String path, String expected) {
        ProxyRule rule = new ProxyRule(prefix, URI.create(target));
        assertThat(rule.matches(path)).isTrue();
        assertThat(rule.targetPath(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/fo", "/food", "/foo%2F", "/bar/foo/", "/FOO/", "foo/", ""})
    void otherPath_doesNotMatch(String path) {
        assertThat(new ProxyRule("/foo/", URI.create("http://h/")).matches(path))
                .isFalse();
    }

    @Test
    void parse_takesPrefixAndTarget() {
        assertThat(ProxyRule.parse(" /foo/=http://host:8000/a=b/ "))
                .isEqualTo(new ProxyRule("/foo/", URI.create("http://host:8000/a=b/")));
    }

    // rule 24
    @ParameterizedTest
    @ValueSource(strings = {"", "/foo/", "/foo/=ftp://h/", "=http://h/", "foo=http://h/"})
    void parse_refusesOtherTextAndShowsIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyRule.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("such as '");
    }
}
