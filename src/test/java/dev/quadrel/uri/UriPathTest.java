package dev.quadrel.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriPathTest {

    // rules 5, 6 and 7
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/ /",
                "'' /",
                "a /a",
                "a/ /a/",
                "/a/b /a/b",
                "/a/b/ /a/b/",
                "// /",
                "//a//b// /a/b/",
                "/a/./b//../c/ /a/c/",
                "/. /",
                "/.. /",
                ". /",
                ".. /",
                "../../etc/passwd /etc/passwd",
                "/../../a /a",
                "/a/.. /",
                "/a/b/.. /a/",
                "/a/b/. /a/b/",
                "/a/b/../ /a/",
                "/files/../hello.txt /hello.txt",
                "/.hidden/a /.hidden/a",
                "/a/... /a/...",
                "/a/..b/.c. /a/..b/.c.",
                "/a\\..\\b /a\\..\\b"
            })
    void dotSegments_areResolved(String path, String normal) {
        assertThat(UriPath.normalise(path)).isEqualTo(normal);
    }

    // rule 5
    @Test
    void normalPath_isReturnedItself() {
        String path = "/a/plain/path.txt";
        assertThat(UriPath.normalise(path)).isSameAs(path);
    }

    // rule 5
    @Test
    void anyPath_isResolvedOnceAndForAll() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder path = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                path.append("/.a\\".charAt(random.nextInt(4)));
            }
            String normal = UriPath.normalise(path.toString());
            assertThat(normal)
                    .startsWith("/")
                    .doesNotContain("//")
                    .doesNotContain("/./")
                    .doesNotContain("/../");
            assertThat(normal).doesNotEndWith("/.").doesNotEndWith("/..");
            assertThat(UriPath.normalise(normal)).isEqualTo(normal);
        }
    }

    // rule 7
    @ParameterizedTest
    @ValueSource(strings = {"\0", "/a\0", "/a/\0/../b"})
    void nul_is400(String path) {
        assertThatThrownBy(() -> UriPath.normalise(path))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    // rule 8
    @Test
    void rawPath_isSplitThenDecoded() {
        assertThat(UriPath.segments("/a/b%20c/d+e/")).isEqualTo(List.of("a", "b c", "d+e"));
        assertThat(UriPath.segments("a%2Fb/c")).isEqualTo(List.of("a/b", "c"));
        assertThat(UriPath.segments("a/b/%2e%2E/./c//")).isEqualTo(List.of("a", "c"));
        assertThat(UriPath.segments("../../a")).isEqualTo(List.of("a"));
        assertThat(UriPath.segments("/")).isEmpty();
        assertThat(UriPath.segments("")).isEmpty();
    }

    // rules 3 and 7
    @ParameterizedTest
    @ValueSource(strings = {"a/%00", "a/%zz", "a/%ff"})
    void rawPathThatCannotBeDecoded_is400(String path) {
        assertThatThrownBy(() -> UriPath.segments(path))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
