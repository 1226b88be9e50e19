package dev.quadrel.stream;

import dev.quadrel.adapter.DuckDatabase;
import dev.quadrel.adapter.DuckSettings;
import dev.quadrel.adapter.TableStores;
import dev.quadrel.catalog.DataSource;
import dev.quadrel.catalog.Node;
import dev.quadrel.json.Json;
import dev.quadrel.serialization.ArrayFormats;
import dev.quadrel.serialization.Format;
import dev.quadrel.serialization.SerializerRegistry;
import dev.quadrel.serialization.TableFormats;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.NdTypes;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureFamily;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Nodes, and what is told of them, for tests.
final class Told {

    static final ArrayStructure INTEGERS =
            new ArrayStructure(NdTypes.INT32, new Chunks(List.of(List.of(2L, 2L))), List.of(4L), null, false);

    private Told() {}

    static Telling telling(EnvelopeFormat form) {
        return telling(form, 1 << 20);
    }

    static Telling telling(EnvelopeFormat form, int longest) {
        DuckDatabase unused = new DuckDatabase(new DuckSettings(1 << 24, 1), List.of(), Optional.empty());
        List<Format> all = new ArrayList<>(ArrayFormats.ALL);
        all.addAll(TableFormats.all(new TableStores(unused)));
        return new Telling(form, new SerializerRegistry(all), longest);
    }

    static Node container(String path) {
        return node(path, StructureFamily.CONTAINER, Optional.empty());
    }

    static Node data(String path, Structure structure) {
        DataSource source = new DataSource(
                7,
                structure.family(),
                Json.text(structure.json()),
                "application/x-zarr",
                "{}",
                "{}",
                DataSource.Management.WRITABLE,
                List.of());
        return node(path, structure.family(), Optional.of(source));
    }

    private static Node node(String path, StructureFamily family, Optional<DataSource> source) {
        return new Node(
                3,
                NodePath.parse(path),
                family,
                List.of(),
                "{\"n\":1.50}",
                "{\"tags\":[\"team\"]}",
                source,
                new Node.ChildCount(0, true),
                Instant.EPOCH,
                1);
    }

    /// All parts of a message as one.
    static byte[] joined(List<ByteBuffer> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer part : parts) {
            byte[] bytes = new byte[part.remaining()];
            part.duplicate().get(bytes);
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }
}
