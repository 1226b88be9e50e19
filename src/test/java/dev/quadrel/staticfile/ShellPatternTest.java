package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables hold what `fnmatch.fnmatchcase` of Python 3.11 says; quick_server matches by it.
class ShellPatternTest {

    // rule 2
    @ParameterizedTest
    @MethodSource({"matchingNames", "matchingSets"})
    void pattern_matchesAsInPython(String pattern, String name) {
        assertThat(ShellPattern.of(pattern).matches(name)).isTrue();
    }

    // rule 2
    @ParameterizedTest
    @MethodSource("others")
    void pattern_doesNotMatchAsInPython(String pattern, String name) {
        assertThat(ShellPattern.of(pattern).matches(name)).isFalse();
    }

    @Test
    void emptyPattern_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShellPattern.of(""))
                .withMessageContaining("`*`");
    }

    static Stream<Arguments> matchingNames() {
        return Stream.of(
                Arguments.of("*.html", "a.html"),
                Arguments.of("*.html", "/srv/www/deep/a.html"),
                Arguments.of("*", "/any/thing"),
                Arguments.of("/srv/*/a.txt", "/srv/x/y/a.txt"),
                Arguments.of("/srv/?.txt", "/srv/a.txt"),
                Arguments.of("/srv?a", "/srv/a"),
                Arguments.of("*/private/*", "/srv/private/deep/key"),
                Arguments.of("**.js", "/a/b.js"),
                Arguments.of("a+b(c).txt", "a+b(c).txt"),
                Arguments.of("$a^", "$a^"),
                Arguments.of("{a,b}", "{a,b}"),
                Arguments.of("\\*", "\\x"),
                Arguments.of("?", "é"),
                Arguments.of("?", "😀"),
                Arguments.of("*.txt", "two\nlines.txt"),
                Arguments.of("a?b", "a\nb"),
                Arguments.of(" *", " a"),
                Arguments.of("#a", "#a"));
    }

    static Stream<Arguments> matchingSets() {
        return Stream.of(
                Arguments.of("[abc].txt", "b.txt"),
                Arguments.of("[!abc].txt", "d.txt"),
                Arguments.of("[!a]", "/"),
                Arguments.of("[^a]", "^"),
                Arguments.of("[a-c]", "b"),
                Arguments.of("[a-]", "-"),
                Arguments.of("[-a]", "-"),
                Arguments.of("[a-c-e]", "-"),
                Arguments.of("[!z-a]", "m"),
                Arguments.of("[]]", "]"),
                Arguments.of("[]a]", "a"),
                Arguments.of("[!]a]", "b"),
                Arguments.of("[!]", "[!]"),
                Arguments.of("[]", "[]"),
                Arguments.of("[a", "[a"),
                Arguments.of("a[", "a["),
                Arguments.of("[\\d]", "d"),
                Arguments.of("[\\d]", "\\"),
                Arguments.of("[[]", "["),
                Arguments.of("[[:alpha:]]", "a]"),
                Arguments.of("[&&a]", "&"),
                Arguments.of("[a&&b]", "b"),
                Arguments.of("[*]", "*"),
                Arguments.of("[?]", "?"),
                Arguments.of("*[0-9].csv", "/data/run7.csv"),
                Arguments.of("[😀]", "😀"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("*.html", "a.HTML"),
                Arguments.of("*.HTML", "a.html"),
                Arguments.of("*.html", "a.html~"),
                Arguments.of("*.html", "html"),
                Arguments.of("/srv/?.txt", "/srv/.txt"),
                Arguments.of("*/private/*", "/srv/private"),
                Arguments.of("a.txt", "a_txt"),
                Arguments.of("{a,b}", "a"),
                Arguments.of("a|b", "a"),
                Arguments.of("\\*", "*"),
                Arguments.of("\\d", "1"),
                Arguments.of("[abc].txt", "d.txt"),
                Arguments.of("[!abc].txt", "a.txt"),
                Arguments.of("[^a]", "b"),
                Arguments.of("[a-c]", "-"),
                Arguments.of("[a-c-e]", "d"),
                Arguments.of("[z-a]", "m"),
                Arguments.of("[z-a]", "z"),
                Arguments.of("[!]a]", "]"),
                Arguments.of("[!]", "!"),
                Arguments.of("[a", "a"),
                Arguments.of("[\\d]", "5"),
                Arguments.of("[*]", "x"),
                Arguments.of("*[0-9].csv", "/data/run.csv"),
                Arguments.of("a*b", "ab\n"));
    }
}
