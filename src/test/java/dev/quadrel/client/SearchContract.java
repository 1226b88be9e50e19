package dev.quadrel.client;

import static dev.quadrel.client.Queries.family;
import static dev.quadrel.client.Queries.fullText;
import static dev.quadrel.client.Queries.key;
import static dev.quadrel.client.Queries.keys;
import static dev.quadrel.client.Queries.lookup;
import static dev.quadrel.client.Queries.specs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.query.Query;
import dev.quadrel.structure.StructureFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How the client lists nodes and finds them, on any server of Tiled's API.
public abstract class SearchContract extends SevenNodes {

    protected abstract boolean knowsRegularExpressions();

    @Test
    void aSequence_isReadAtAnyPlace() {
        // rule 6
        Sequence<String> keys = seven.keys();
        assertThat(keys.size()).isEqualTo(7);
        assertThat(keys.get(0)).isEqualTo("n0");
        assertThat(keys.get(-1)).isEqualTo("n6");
        assertThat(keys.get(-7)).isEqualTo("n0");
        assertThat(keys.first()).isEqualTo("n0");
        assertThat(keys.last()).isEqualTo("n6");
        assertThat(keys.head(2)).containsExactly("n0", "n1");
        assertThat(keys.tail(2)).containsExactly("n5", "n6");
        assertThat(keys.slice(2, 4).toList()).containsExactly("n2", "n3");
        assertThat(keys.slice(-3, -1).toList()).containsExactly("n4", "n5");
        assertThat(keys.slice(5, 100).toList()).containsExactly("n5", "n6");
        assertThat(keys.slice(1, 5).slice(1, -1).toList()).containsExactly("n2", "n3");
        assertThat(keys.slice(1, 5).last()).isEqualTo("n4");
        assertThat(keys.slice(4, 2).toList()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> keys.get(7));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> keys.get(-8));
        assertThat(seven.values().stream().map(NodeClient::key).toList()).isEqualTo(keys.toList());
        assertThat(seven.values().first().links()).containsKeys("self", "search");
        assertThat(seven.entries().last().getValue().metadata()).containsEntry("last", true);
    }

    @Test
    void aContainer_isAMap() {
        // rule 5
        Map<String, NodeClient> map = seven.asMap();
        assertThat(map).hasSize(7).containsKey("n2").doesNotContainKey("n7");
        assertThat(map.get("n2").metadata()).containsEntry("number", 2);
        assertThat(map.get("n7")).isNull();
        assertThat(map.keySet()).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6");
        assertThat(seven.size()).isEqualTo(7);
        assertThat(seven.isEmpty()).isFalse();
        assertThat(((ContainerClient) map.get("n2")).isEmpty()).isTrue();
    }

    @Test
    void manyNodes_comeInPages() {
        // rule 6
        ContainerClient many = own.createContainer("many", Map.of());
        List<String> names = new ArrayList<>(
                IntStream.range(0, 305).mapToObj("m%03d"::formatted).toList());
        names.parallelStream().forEach(name -> many.createContainer(name, Map.of("name", name)));
        assertThat(many.sort("id").keys().toList()).isEqualTo(names);
        assertThat(many.keys().toList()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(many.size()).isEqualTo(305);
        assertThat(many.sort("-id").values().slice(299, 302).stream()
                        .map(node -> node.metadata().get("name"))
                        .toList())
                .containsExactly("m005", "m004", "m003");
        assertThat(many.sort("id").keys().tail(303)).isEqualTo(names.subList(2, 305));
    }

    @Test
    void conditions_areThoseOfTheQuery() {
        // rule 7
        assertFound(List.of("n0", "n3", "n6"), key("colour").is("red"));
        assertFound(List.of("n1", "n2", "n4", "n5"), key("colour").isNot("red"));
        assertFound(List.of("n0", "n1"), key("sample.temp").below(12.0));
        assertFound(List.of("n5", "n6"), key("sample.temp").atLeast(52.5));
        assertFound(List.of("n4", "n5", "n6"), key("number").above(3));
        assertFound(List.of("n0", "n1"), key("number").atMost(1));
        assertFound(List.of("n4"), key("tags").contains("t4"));
        assertFound(List.of("n1", "n2"), key("number").in(List.of(1, 2, 99)));
        assertFound(List.of("n0", "n6"), key("number").notIn(List.of(1, 2, 3, 4, 5)));
        assertFound(List.of("n6"), key("last").exists());
        assertFound(List.of("n0", "n1", "n2", "n3", "n4", "n5"), key("last").isMissing());
        assertFound(List.of("n2", "n5"), key("title").like("%blue"));
        assertFound(List.of("n1", "n4"), fullText("green"));
        assertFound(List.of("n3"), lookup("n3"));
        assertFound(List.of("n3", "n5"), keys(List.of("n3", "n5")));
        assertFound(List.of("n0", "n1"), specs("odd"));
        assertFound(List.of(), specs(List.of("odd"), List.of("scan")));
        assertFound(List.of(), family(StructureFamily.ARRAY));
        assertFound(List.of("n6"), key("colour").is("red"), key("number").above(3));
    }

    @Test
    void regularExpressions_areRefusedWhereTheServerKnowsNone() {
        // rule 7
        if (knowsRegularExpressions()) {
            assertFound(List.of("n0", "n3", "n6"), key("colour").matches("r.d"));
            assertFound(List.of(), key("colour").matches("R.D"));
            assertFound(List.of("n0", "n3", "n6"), key("colour").matchesInAnyCase("R.D"));
        } else {
            assertThatExceptionOfType(Invalid.class)
                    .isThrownBy(() -> seven.search(key("colour").matches("r.d")).size());
        }
    }

    private void assertFound(List<String> expected, Query... conditions) {
        ContainerClient found = seven.search(conditions);
        assertThat(found.keys().toList()).as(List.of(conditions).toString()).isEqualTo(expected);
        assertThat(found.size()).isEqualTo(expected.size());
    }

    @Test
    void whatIsFound_isAContainerOfItsOwn() {
        // rule 7
        ContainerClient red = seven.search(key("colour").is("red"));
        assertThat(red.get("n3").metadata()).containsEntry("number", 3);
        assertThat(red.containsKey("n1")).isFalse();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> red.get("n1"));
        assertThat(red.search(key("number").above(0)).keys().toList()).containsExactly("n3", "n6");
        assertThat(red.sort("-number").keys().toList()).containsExactly("n6", "n3", "n0");
        assertThat(red.sort("-number").keys().get(-1)).isEqualTo("n0");
        assertThat(red.keys().tail(2)).containsExactly("n3", "n6");
    }

    @Test
    void sorting_isByOneKeyAndThenTheNext() {
        assertThat(seven.sort("colour", "-number").keys().toList())
                .containsExactly("n5", "n2", "n4", "n1", "n6", "n3", "n0");
    }

    @Test
    void distinctValues_areCounted() {
        Distinct distinct = seven.search(key("number").above(0)).distinct("colour");
        assertThat(distinct.metadata().get("colour"))
                .extracting(Distinct.Value::value, value -> value.count().orElse(-1))
                .contains(tuple("red", 2L), tuple("green", 2L), tuple("blue", 2L));
    }
}
