package dev.quadrel.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.catalog.Catalog;
import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.EmptyDatabases;
import dev.quadrel.catalog.NewNode;
import dev.quadrel.serialization.ContainerFormat;
import dev.quadrel.serialization.ContainerFormats;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTreeTest {

    @TempDir
    Path folder;

    private Catalog catalog;

    @BeforeEach
    void make() {
        catalog = new Catalog(CatalogDatabase.sqlite(EmptyDatabases.sqlite(folder)), 1000, 0, Clock.systemUTC());
        container(NodePath.ROOT, "a", "{\"n\":1}");
        container(NodePath.parse("a"), "b", "{\"n\":2}");
        container(NodePath.ROOT, "c", "{}");
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    // rule 1
    @Test
    void aContainer_hasAllNodesBelowIt() throws Exception {
        assertThat(sent(List.of()))
                .isEqualTo("{\"contents\":{\"a\":{\"contents\":{\"b\":{\"contents\":{},\"metadata\":{\"n\":2}}},"
                        + "\"metadata\":{\"n\":1}},\"c\":{\"contents\":{},\"metadata\":{}}},\"metadata\":{}}");
        assertThat(sent(List.of("c")))
                .isEqualTo("{\"contents\":{\"c\":{\"contents\":{},\"metadata\":{}}},\"metadata\":{}}");
    }

    // rule 2
    @Test
    void aMissingChild_isRefusedFirst() {
        assertThatThrownBy(tree(List.of("a", "nope"))::require).hasMessageContaining("nope");
    }

    private String sent(List<String> keys) throws IOException {
        ContainerFormat json = ContainerFormats.all(List.of()).stream()
                .filter(format -> format.mediaType().equals("application/json"))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        json.body(tree(keys), Long.MAX_VALUE).send(piece -> {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.write(copy);
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private ContainerTree tree(List<String> keys) {
        return new ContainerTree(
                catalog,
                () -> {
                    throw new AssertionError("No data is opened");
                },
                catalog.get(NodePath.ROOT),
                keys);
    }

    private void container(NodePath parent, String key, String metadata) {
        catalog.create(
                parent, new NewNode(key, StructureFamily.CONTAINER, List.of(), metadata, "{}", Optional.empty()));
    }
}
