package dev.quadrel.client;

import dev.quadrel.structure.Spec;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// Nodes on any server, for the tests of a class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SevenNodes {

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    ContainerClient root;
    ContainerClient own;
    ContainerClient seven;

    /// An empty server, or one that has other nodes too, with its key.
    protected abstract URI server();

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
}
