package dev.quadrel.client;

import static dev.quadrel.client.Queries.lookup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.client.ClientException.Unauthorized;
import dev.quadrel.json.Json;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the client does with containers, and with what all nodes have, on any server of Tiled's API.
public abstract class NodesContract extends SevenNodes {

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
    void aContainer_isExportedWhole_orSomeOfIt() {
        ContainerClient place = own.createContainer("exported", Map.of());
        place.writeArray(NdArray.of(12, 34), NewData.named("a"));
        place.writeArray(NdArray.of(56, 78), NewData.named("b"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream some = new ByteArrayOutputStream();
        place.export(all, "json");
        place.export(some, "json", "b");
        assertThat(keys(all)).isEqualTo(Set.of("a", "b"));
        assertThat(keys(some)).isEqualTo(Set.of("b"));
    }

    private static Object keys(ByteArrayOutputStream json) {
        Map<?, ?> whole = (Map<?, ?>) Json.parse(json.toByteArray());
        return ((Map<?, ?>) whole.get("contents")).keySet();
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
        assertThat(seven.containsKey("nothing")).isFalse();
        assertThat(seven.containsKey("")).isFalse();
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
