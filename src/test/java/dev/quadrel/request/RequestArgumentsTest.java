package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestArgumentsTest {

    private static final RequestSettings SETTINGS = new RequestSettings(1000, 1000, 100, Path.of("unused"));

    // rule 1
    @Test
    void query_isReadByName() {
        RequestArguments arguments = PlainSource.get("/a", "x=1&flag").arguments(SETTINGS);
        assertThat(arguments.query()).isEqualTo(Map.of("x", "1", "flag", true));
        assertThat(arguments.query("x")).isEqualTo("1");
        assertThat(arguments.query("flag")).isEqualTo(true);
        assertThat(arguments.query("y")).isNull();
    }

    static Stream<Arguments> remainingPaths() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("/", List.of()),
                Arguments.of("a", List.of("a")),
                Arguments.of("/a/b", List.of("a", "b")),
                Arguments.of("a/b/", List.of("a", "b")),
                Arguments.of("a//b/./c/../d", List.of("a", "b", "d")),
                Arguments.of("../../a", List.of("a")),
                Arguments.of("a/%2e%2E/b", List.of("b")),
                Arguments.of("a%2Fb/c%20d/e+f", List.of("a/b", "c d", "e+f")),
                Arguments.of("%C3%BC", List.of("ü")));
    }

    // rule 3
    @ParameterizedTest
    @MethodSource("remainingPaths")
    void remainingPath_isSplitResolvedAndDecoded(String raw, List<String> paths) {
        assertThat(PlainSource.get("/x", null)
                        .remaining(raw)
                        .arguments(SETTINGS)
                        .paths())
                .isEqualTo(paths);
    }

    // rule 2
    @Test
    void malformedEscape_is400WithTheEscapeWhereverItStands() {
        RequestArguments arguments = PlainSource.get("/%zz", "a=%zz")
                .remaining("%zz")
                .fragment("%zz")
                .arguments(SETTINGS);
        for (Runnable read :
                List.<Runnable>of(arguments::path, arguments::query, arguments::paths, arguments::fragment)) {
            assertThatThrownBy(read::run)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(400))
                    .hasMessageContaining("\"%zz\"");
        }
    }

    static Stream<Arguments> lastSegments() {
        return Stream.of(
                Arguments.of("/api/foo/foo", null, "foo", "", "foo", "foo"),
                Arguments.of("/api/foo/foo", "include=me", "foo", "", "foo", "foo?include=me"),
                Arguments.of("/api/foo/foo", "", "foo", "", "foo", "foo"),
                Arguments.of("/api/foo/foo/", "include=me", "foo", "", "foo", "foo"),
                Arguments.of("/api/foo/foo/more", "include=me", "foo", "more", "foo", "foo"),
                Arguments.of("/api/x/x", "include=me", "x", "", null, "x"),
                Arguments.of("/api/foo/a%20b", "c=%20d", "a%20b", "", "foo", "a%20b?c=%20d"),
                Arguments.of("/api/foo/%zz", null, "%zz", "", "foo", "%zz"),
                Arguments.of("/api/foo/:foo", null, ":foo", "", "foo", ":foo"));
    }

    // rule 4
    @ParameterizedTest
    @MethodSource("lastSegments")
    void segment_isAsSentAndEndsInTheQueryWhereThePathEnds(
            String path, String query, String value, String remaining, String last, String expected) {
        RequestArguments arguments = PlainSource.get(path, query)
                .variables(Map.of("foo", value, "version", "v1"), last)
                .remaining(remaining)
                .arguments(SETTINGS);
        assertThat(arguments.segments()).isEqualTo(Map.of("foo", expected, "version", "v1"));
        assertThat(arguments.segment("foo")).isEqualTo(expected);
    }

    // rule 4
    @Test
    void segmentThatTheRouteDoesNotHave_isAFaultOfTheServer() {
        RequestArguments arguments =
                PlainSource.get("/a", null).variables(Map.of("foo", "1"), "foo").arguments(SETTINGS);
        assertThatThrownBy(() -> arguments.segment("bar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The route has no variable \"bar\"; it has [foo]");
    }

    // rule 5
    @Test
    void fragment_isDecodedAndEmptyWithoutOne() {
        assertThat(PlainSource.get("/a", null)
                        .fragment("x%20y+z")
                        .arguments(SETTINGS)
                        .fragment())
                .isEqualTo("x y+z");
        assertThat(PlainSource.get("/a", null).arguments(SETTINGS).fragment()).isEmpty();
    }

    // rule 5
    @Test
    void headOfTheRequest_isAtHand() {
        RequestArguments arguments =
                PlainSource.get("/a//b%20c/../d", null).header("X-One", "1").arguments(SETTINGS);
        assertThat(arguments.method()).isEqualTo("GET");
        assertThat(arguments.path()).isEqualTo("/a/d");
        assertThat(arguments.header("x-one")).contains("1");
        assertThat(arguments.header("x-two")).isEmpty();
        assertThat(arguments.cookies()).isEqualTo(Map.of("session", "s1"));
    }

    // rule 5
    @Test
    void meta_isKeptForTheRequest() {
        RequestArguments arguments = PlainSource.get("/", null).arguments(SETTINGS);
        arguments.meta().put("user", "ann");
        assertThat(arguments.meta()).isEqualTo(Map.of("user", "ann"));
    }

    // rule 16
    @Test
    void class_canBeProxiedByCdi() throws ReflectiveOperationException {
        Constructor<RequestArguments> constructor = RequestArguments.class.getDeclaredConstructor();
        assertThat(Modifier.isProtected(constructor.getModifiers())).isTrue();
        assertThat(constructor.newInstance()).isNotNull();
        assertThat(RequestArguments.class).isNotFinal();
        assertThat(RequestArguments.class.getDeclaredMethods())
                .extracting(Method::getModifiers)
                .noneMatch(Modifier::isFinal);
    }
}
