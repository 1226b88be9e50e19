package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        Path data = Files.createDirectories(folder.resolve("data")).toRealPath();
        database = new DuckDatabase(new DuckSettings(256L << 20, 2), List.of(data), Optional.of(data));
        Storage storage = new Storage(Optional.of(data), List.of());
        adapters = new Adapters(storage, new AdapterRegistry(storage), new TableStores(database));
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
}
