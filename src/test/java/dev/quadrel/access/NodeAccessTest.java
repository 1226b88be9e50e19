package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeAccessTest {

    // rule 20
    @Test
    void tags_areTextsOfBoundedLengthAndNumber() {
        assertThat(NodeAccess.checked(List.of("b", "a", "b"))).containsExactly("a", "b");
        assertThat(NodeAccess.checked(List.of("x".repeat(255)))).hasSize(1);
        List<Object> many =
                IntStream.range(0, 101).<Object>mapToObj(Integer::toString).toList();
        for (List<?> wrong : List.of(
                List.of(7),
                List.of(""),
                List.of(" "),
                List.of("a\nb"),
                List.of("x".repeat(256)),
                many,
                Collections.singletonList(null))) {
            assertThatThrownBy(() -> NodeAccess.checked(wrong))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(422));
        }
    }

    @Test
    void aBlob_saysItsTagsOrNothing() {
        assertThat(NodeAccess.of("{\"tags\":[\"a\"]}").tags()).containsExactly("a");
        for (String blob : List.of("{}", "{\"user\":\"ann\"}", "{\"tags\":[\"a\"],\"b\":1}", "{\"tags\":\"a\"}")) {
            assertThat(NodeAccess.of(blob)).as(blob).isEqualTo(NodeAccess.NONE);
        }
        assertThat(NodeAccess.tags(Map.of("tags", List.of()))).hasValue(Set.of());
    }

    // rule 19
    @Test
    void reaches_areJoinedWithoutAllAndNothing() {
        Reach root = new Reach.Root();
        Reach mine = new Reach.Owner("me");
        assertThat(Reach.anyOf(List.of(root, Reach.nothing(), root))).isEqualTo(root);
        assertThat(Reach.anyOf(List.of(root, Reach.everything()))).isEqualTo(Reach.everything());
        assertThat(Reach.anyOf(List.of())).isEqualTo(Reach.nothing());
        assertThat(root.and(root)).isEqualTo(root);
        assertThat(root.and(Reach.everything())).isEqualTo(root);
        assertThat(Reach.everything().and(root)).isEqualTo(root);
        assertThat(root.and(Reach.nothing())).isEqualTo(Reach.nothing());
        assertThat(Reach.nothing().and(root)).isEqualTo(Reach.nothing());
        assertThat(root.and(mine)).isEqualTo(new Reach.AllOf(List.of(root, mine)));
    }
}
