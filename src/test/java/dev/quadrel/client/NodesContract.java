package dev.quadrel.client;

import static dev.quadrel.client.Queries.family;
import static dev.quadrel.client.Queries.fullText;
import static dev.quadrel.client.Queries.key;
import static dev.quadrel.client.Queries.keys;
import static dev.quadrel.client.Queries.lookup;
import static dev.quadrel.client.Queries.specs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.client.ClientException.Unauthorized;
import dev.quadrel.query.Query;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the client does with containers, and with what all nodes have, on any server of Tiled's API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NodesContract {

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    private ContainerClient root;
    private ContainerClient own;
    private ContainerClient seven;

    /// An empty server, or one that has other nodes too, with its key.
    protected abstract URI server();

    protected abstract boolean knowsRegularExpressions();

    @BeforeAll
    void makeNodes() {
        root = (ContainerClient) Quadrel.connect(server().toString());
        own = root.createContainer("nodes-" + UUID.randomUUID(), Map.of());
        seven = own.createContainer("seven", Map.of());
        for (int i = 0; i < 7; i++) {
            Map<String, Object> metadata = new HashMap<>(Map.of(
                    "number",
                    i,
                    "colour",
                    COLOURS.get(i % 3),
                    "sample",
                    Map.of("temp", 10.5 * i),
                    "tags",
                    List.of("t" + i, "all"),
                    "title",
                    "copper foil " + COLOURS.get(i % 3)));
            if (i == 6) {
                metadata.put("last", true);
            }
            NewNode node = NewNode.container().key("n" + i).metadata(metadata);
            seven.create(i < 2 ? node.specs(new Spec("odd", "1"), new Spec("scan", null)) : node);
        }
    }

    @AfterAll
    void removeNodes() {
        own.delete(Deletion.ALL);
        root.context().close();
    }

    @Test
    void aServer_saysWhatItIs() {
        assertThat(root.context().about()).containsKeys("api_version", "library_version", "formats", "queries");
        assertThat(root.path()).isEqualTo(NodePath.ROOT);
        assertThat(root.parent()).isEmpty();
        assertThat(root.formats()).contains("application/json");
        assertThat(root.context().authentication().isAuthenticated()).isTrue();
    }

    @Test
    void aNode_isReachedByItsKeys_itsPath_andItsUri() {
        // rule 5
        NodeClient node = own.get("seven", "n3");
        assertThat(node).isInstanceOf(ContainerClient.class);
        assertThat(node.structureFamily()).isEqualTo(StructureFamily.CONTAINER);
        assertThat(node.key()).isEqualTo("n3");
        assertThat(node.metadata()).containsEntry("number", 3).containsEntry("colour", "red");
        assertThat(node.parent().orElseThrow().path()).isEqualTo(seven.path());
        assertThat(root.context().node(node.path()).metadata()).isEqualTo(node.metadata());
        String withKey = node.uri() + "?" + server().getRawQuery();
        NodeClient other = Quadrel.connect(withKey);
        assertThat(other.metadata()).isEqualTo(node.metadata());
        assertThat(other.context().api()).isEqualTo(root.context().api());
        other.context().close();
    }

    @Test
    void specs_areThoseThatItWasMadeWith() {
        assertThat(seven.get("n0").specs()).containsExactly(new Spec("odd", "1"), new Spec("scan", null));
        assertThat(seven.get("n5").specs()).isEmpty();
    }

    @Test
    void keysOfAnyCharacters_areFoundAgain() {
        ContainerClient strange = own.createContainer("strange", Map.of());
        List<String> names = List.of("a b", "50%", "plus+", "grün", "a&b=c", "[0]", "q?x#y", "%41");
        names.forEach(name -> strange.createContainer(name, Map.of("name", name)));
        assertThat(strange.keys().toList()).isEqualTo(names);
        names.forEach(name -> assertThat(strange.get(name).metadata()).containsEntry("name", name));
        assertThat(strange.search(lookup("50%")).keys().toList()).containsExactly("50%");
    }

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

    @Test
    void metadata_isChangedAndItsPastIsKept() {
        NodeClient node = own.createContainer("changing", Map.of("a", 1, "b", Map.of("c", 2, "d", 3)));
        Map<String, Object> changes = new HashMap<>();
        changes.put("a", null);
        changes.put("b", Map.of("c", 5));
        node.updateMetadata(changes);
        assertThat(node.metadata()).isEqualTo(Map.of("b", Map.of("c", 5, "d", 3)));
        node.replaceMetadata(Map.of("x", "y"));
        node.change(Change.patch(List.of(Map.of("op", "add", "path", "/z", "value", List.of(1, 2)))));
        assertThat(own.get("changing").metadata()).isEqualTo(Map.of("x", "y", "z", List.of(1, 2)));
        node.change(Change.none().specs(new Spec("new", "2")).withoutRevision());
        assertThat(node.specs()).containsExactly(new Spec("new", "2"));
        assertThat(node.metadata()).containsEntry("x", "y");
        Sequence<Revision> revisions = node.revisions();
        assertThat(revisions.toList()).extracting(Revision::number).containsExactly(1, 2, 3);
        assertThat(revisions.first().metadata()).containsEntry("a", 1);
        assertThat(revisions.last().metadata()).isEqualTo(Map.of("x", "y"));
        assertThat(revisions.first().time()).isBefore(revisions.last().time().plusMillis(1));
        node.deleteRevision(2);
        assertThat(revisions.size()).isEqualTo(2);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> node.deleteRevision(2));
    }

    @Test
    void aNode_isRemovedWithWhatTheOrderNames() {
        ContainerClient full = own.createContainer("full", Map.of());
        full.createContainer("inside", Map.of());
        assertThatExceptionOfType(Conflict.class).isThrownBy(full::delete);
        full.get("inside").delete();
        assertThat(full.containsKey("inside")).isFalse();
        full.delete();
        assertThatExceptionOfType(NotFound.class).isThrownBy(full::refresh);
    }

    @Test
    void theExample_readsWhatItHasWritten() {
        ContainerClient place = own.createContainer("example", Map.of());
        assertThat(ClientExample.beginningsOfColdScans(place.uri() + "?" + server().getRawQuery()))
                .containsExactly(NdArray.of(1.5, 2.5));
        assertThat(place.container("scans").metadata()).containsEntry("lab", "B2");
    }

    @Test
    void aKeyThatIsTaken_isAConflict() {
        Conflict error = catchThrowableOfType(Conflict.class, () -> own.createContainer("seven", Map.of()));
        assertThat(error.status()).isEqualTo(409);
        assertThat(error.uri().toString()).startsWith(own.uri().toString());
    }

    @Test
    void withoutAKey_aNodeGetsOne() {
        NodeClient made = own.create(NewNode.container().metadata(Map.of("who", "anybody")));
        assertThat(made.key()).isNotEmpty();
        assertThat(own.get(made.key()).metadata()).containsEntry("who", "anybody");
    }

    @Test
    void whatIsMissing_isNotFound() {
        // rule 2
        NotFound error = catchThrowableOfType(NotFound.class, () -> seven.get("n0", "nothing"));
        assertThat(error.status()).isEqualTo(404);
        assertThat(error.detail()).contains("nothing");
        assertThat(seven.find("nothing")).isEmpty();
    }

    @Test
    void aWrongKey_isUnauthorized() {
        // rule 2
        String wrong = root.context().api() + "?api_key=wrong";
        assertThatExceptionOfType(Unauthorized.class)
                .isThrownBy(() -> Quadrel.connect(wrong))
                .matches(error -> error.status() == 401);
    }
}
