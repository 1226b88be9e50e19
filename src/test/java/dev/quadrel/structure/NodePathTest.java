package dev.quadrel.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePathTest {

    // rule 1
    @ParameterizedTest
    @ValueSource(strings = {"a/b c", "/a/b c", "/a/b c/", "//a///b c//"})
    void emptySegments_sayNothing(String text) {
        assertThat(NodePath.parse(text).segments()).containsExactly("a", "b c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void noSegments_areTheRoot(String text) {
        assertThat(NodePath.parse(text)).isEqualTo(NodePath.ROOT);
        assertThat(NodePath.parse(text).isRoot()).isTrue();
    }

    @Test
    void path_knowsItsKeyItsParentAndItsChild() {
        NodePath path = NodePath.parse("a/b");
        assertThat(path.key()).isEqualTo("b");
        assertThat(path.parent()).isEqualTo(NodePath.parse("a"));
        assertThat(path.child("c")).isEqualTo(NodePath.parse("a/b/c"));
        assertThat(path.text()).isEqualTo("a/b");
        assertThat(path).hasToString("/a/b");
    }

    @Test
    void root_isInItselfAndHasNoKey() {
        assertThat(NodePath.ROOT.parent()).isEqualTo(NodePath.ROOT);
        assertThat(NodePath.ROOT.key()).isEmpty();
        assertThat(NodePath.ROOT).hasToString("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "/"})
    void wrongKeyOfAChild_is422WithTheKey(String key) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> NodePath.ROOT.child(key))
                .withMessageContaining("\"" + key + "\"")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(422));
    }

    @Test
    void emptyKeyInAPath_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NodePath(List.of("a", "")));
    }
}
