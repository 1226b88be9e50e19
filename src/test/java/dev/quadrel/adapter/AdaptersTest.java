package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.structure.Structure;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptersTest {

    @TempDir
    Path folder;

    private DuckDatabase database;
    private Adapters adapters;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        Path data = Files.createDirectory(folder.resolve("data"));
        database = new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(folder), Optional.of(data));
        Storage storage = new Storage(Optional.of(data), List.of(folder));
        adapters = new Adapters(storage, new ArrayStores(storage), new TableStores(database));
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    // rule 23
    @Test
    void aTableThatGrows_goesWithItsAsset() throws IOException {
        Source source = adapters.create(TableStores.GROWING, Tables.structure("types", 1), Map.of());
        adapters.table(source).append(0, Tables.open("types"));
        assertThat(source.assets()).hasSize(1);
        delete(source);
        assertThatThrownBy(() -> adapters.table(source).append(0, Tables.open("types")))
                .hasMessageContaining("cannot be stored");
        delete(source);
        assertThatThrownBy(() -> adapters.delete(URI.create("duckdb:tables.datasets")))
                .hasMessageContaining("no table of this server");
    }

    // rule 23
    @Test
    void theLastPartition_takesItsFolderAlong() throws IOException {
        Source source = adapters.create(TableStores.ARROW, Tables.structure("types", 2), Map.of());
        adapters.table(source).write(0, Tables.open("types"));
        adapters.table(source).write(1, Tables.open("types"));
        Path place = Path.of(source.assets().getFirst().dataUri().getPath()).getParent();
        adapters.delete(source.assets().getFirst().dataUri());
        assertThat(list(place)).hasSize(1);
        delete(source);
        assertThat(place).doesNotExist();
    }

    // rule 24
    @Test
    void arrayOfAnotherShape_is422() throws IOException {
        Source made = adapters.create("", Stored.structure(Stored.UINT2, List.of(List.of(3L))), Map.of());
        assertThatCode(() -> adapters.requireMatching(made)).doesNotThrowAnyException();
        Source part = Stored.with(made, Stored.structure(Stored.UINT2, List.of(List.of(2L))));
        assertProblem(422, "[3], not [2]", () -> adapters.requireMatching(part));
        Source retyped = Stored.with(made, Stored.structure(Stored.FLOAT8, List.of(List.of(3L))));
        assertProblem(422, "uint16", () -> adapters.requireMatching(retyped));
    }

    // rule 24
    @Test
    void tableWithOtherColumns_is422() throws IOException {
        Path file = Files.write(folder.resolve("t.arrow"), Tables.bytes("types"));
        TableStructure structure = Tables.structure("types", 1);
        assertThatCode(() -> adapters.requireMatching(arrow(structure, file))).doesNotThrowAnyException();
        assertProblem(
                422, "has 1 files, not 2", () -> adapters.requireMatching(arrow(Tables.structure("types", 2), file)));
        Path csv = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
        Source other = new Source(TableStores.CSV, structure, Map.of(), List.of(asset(csv)));
        assertProblem(422, "not [a, b]", () -> adapters.requireMatching(other));
        assertProblem(422, "is not read as", () -> adapters.requireMatching(arrow(structure, csv)));
    }

    private void delete(Source source) throws IOException {
        for (Source.Asset asset : source.assets()) {
            adapters.delete(asset.dataUri());
        }
    }

    private static List<Path> list(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    private static Source arrow(Structure structure, Path file) {
        return new Source(TableStores.ARROW, structure, Map.of(), List.of(asset(file)));
    }

    private static Source.Asset asset(Path file) {
        return new Source.Asset(Storage.uri(file), false, "data_uris", 0);
    }
}
