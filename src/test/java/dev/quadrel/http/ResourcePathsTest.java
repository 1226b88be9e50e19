package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResourcePathsTest {

    private final ResourcePaths paths = new ResourcePaths();

    @Test
    void aRoute_answersItsOwnMethodAlone() {
        paths.add("POST", "/api/upload");
        assertThat(paths.answers("POST", "/api/upload")).isTrue();
        assertThat(paths.answers("GET", "/api/upload")).isFalse();
        assertThat(paths.answers("post", "/api/upload")).isFalse();
        assertThat(paths.answers("HEAD", "/api/upload")).isFalse();
    }

    @Test
    void aRoute_isKnownForEveryMethod() {
        paths.add("POST", "/api/upload");
        assertThat(paths.knows("/api/upload")).isTrue();
        assertThat(paths.knows("/api/upload/")).isTrue();
        assertThat(paths.knows("/api")).isFalse();
        assertThat(paths.knows("/")).isFalse();
    }

    @Test
    void head_isAnsweredByGet() {
        paths.add("GET", "/a");
        assertThat(paths.answers("HEAD", "/a")).isTrue();
        assertThat(paths.answers("OPTIONS", "/a")).isFalse();
    }

    @Test
    void aLocator_answersEveryMethodAndAllBelow() {
        paths.add(ResourcePaths.ANY_METHOD, "/runs/{id}");
        assertThat(paths.answers("DELETE", "/runs/7")).isTrue();
        assertThat(paths.answers("GET", "/runs/7/a/b")).isTrue();
        assertThat(paths.answers("GET", "/runs")).isFalse();
        assertThat(paths.answers("GET", "/runsx/7")).isFalse();
    }

    @Test
    void aFirstSegmentThatIsAVariable_answersAnyPath() {
        paths.add("GET", "/{version}/status");
        paths.add("GET", "/v1/about");
        assertThat(paths.answers("GET", "/v1/status")).isTrue();
        assertThat(paths.answers("GET", "/v2/status")).isTrue();
        assertThat(paths.answers("GET", "/v1/about")).isTrue();
        assertThat(paths.answers("GET", "/v2/about")).isFalse();
    }

    @Test
    void theRoot_answersTheRootAlone() {
        paths.add("GET", "/");
        assertThat(paths.answers("GET", "/")).isTrue();
        assertThat(paths.answers("GET", "/x")).isFalse();
    }

    @Test
    void aPathThatIsNone_isNotKnown() {
        paths.add("GET", "/a");
        assertThat(paths.knows("")).isFalse();
        assertThat(paths.knows("*")).isFalse();
        assertThat(paths.knows("a")).isFalse();
    }
}
