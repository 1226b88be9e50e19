package dev.quadrel.adapter;

import static dev.quadrel.adapter.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    @TempDir
    Path folder;

    private Path shared;
    private Path secret;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        shared = Files.createDirectory(folder.resolve("shared")).toRealPath();
        secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(Files.createDirectories(shared.resolve("run 1/ä")).resolve("a.txt"), "a");
        storage = new Storage(Optional.of(folder.resolve("data")), List.of(shared));
    }

    @Test
    void newPlaces_areInTwoLevelsAndSafeToName() throws IOException {
        Path place = storage.newPlace();
        assertThat(place)
                .doesNotExist()
                .hasParentRaw(folder.toRealPath()
                        .resolve("data/" + place.getFileName().toString().substring(0, 2)));
        assertThat(storage.isManaged(place)).isTrue();
        assertThat(storage.isManaged(shared)).isFalse();
        Storage reading = new Storage(Optional.empty(), List.of(shared));
        assertProblem(405, "no folder", reading::newPlace);
    }

    // rule 9
    @Test
    void uris_nameFilesInTheFoldersOnly() throws IOException {
        Path file = shared.resolve("run 1/ä/a.txt");
        assertThat(Storage.uri(file).toString()).startsWith("file://localhost/").endsWith("/run%201/ä/a.txt");
        assertThat(storage.path(Storage.uri(file))).isEqualTo(file);
        assertThat(storage.path(URI.create("file:" + shared))).isEqualTo(shared);
        assertProblem(404, "nothing at", () -> storage.path(Storage.uri(shared.resolve("none"))));
        for (String outside :
                List.of("/etc/passwd", "/none", folder + "/secret", folder + "/none", shared + "/../secret", "/")) {
            assertProblem(403, outside, () -> storage.path(URI.create("file://localhost" + outside)));
        }
        for (String other : List.of(
                "http://localhost/a",
                "file://elsewhere/a",
                "file://localhost/a?b",
                "a",
                "duckdb:a",
                "file://localhost/a%00b")) {
            assertProblem(400, other, () -> storage.path(URI.create(other)));
        }
    }

    // rule 9
    @Test
    void loopsAndFilesAsFolders_are404() throws IOException {
        Files.createSymbolicLink(shared.resolve("loop"), shared.resolve("loop"));
        for (String none : List.of("loop", "loop/a", "run 1/ä/a.txt/b")) {
            assertProblem(404, "nothing at", () -> storage.path(Storage.uri(shared.resolve(none))));
        }
    }

    // rule 9
    @Test
    void linksThatLeadOut_are403WhetherThereIsSomethingOrNot() throws IOException {
        Files.createSymbolicLink(shared.resolve("out"), folder);
        Files.createSymbolicLink(shared.resolve("in"), shared.resolve("run 1"));
        assertProblem(403, "/out/secret", () -> storage.path(Storage.uri(shared.resolve("out/secret"))));
        assertProblem(403, "/out/none", () -> storage.path(Storage.uri(shared.resolve("out/none"))));
        assertThat(storage.path(Storage.uri(shared.resolve("in/ä")))).isEqualTo(shared.resolve("run 1/ä"));
    }

    // rule 10
    @Test
    void filesInAFolder_areReachedByTheirManifestOnly() throws IOException {
        Files.createSymbolicLink(shared.resolve("run 1/link"), secret);
        Files.writeString(shared.resolve("b"), "b");
        Path run = shared.resolve("run 1");
        assertThat(storage.manifest(shared)).containsExactly("b", "run 1/ä/a.txt");
        assertThat(storage.inside(run, "ä/a.txt")).hasContent("a");
        assertProblem(403, "../b", () -> storage.inside(run, "../b"));
        assertProblem(403, "../../none", () -> storage.inside(run, "../../none"));
        assertProblem(403, "link", () -> storage.inside(run, "link"));
        assertProblem(400, "/etc/passwd", () -> storage.inside(run, "/etc/passwd"));
        assertProblem(400, "\"\"", () -> storage.inside(run, ""));
        assertProblem(404, "none", () -> storage.inside(run, "none"));
        assertProblem(404, "ä", () -> storage.inside(run, "ä"));
        assertProblem(404, "a.txt/x", () -> storage.inside(run, "ä/a.txt/x"));
        assertProblem(400, "no path", () -> storage.inside(run, "a\0b"));
    }

    // rule 10
    @Test
    void aChunkThatIsALinkOut_is403() throws IOException {
        ArrayStructure structure = Stored.structure(Stored.UINT1, List.of(List.of(6L)));
        Path array = shared.resolve("array");
        ZarrArray.create(array, structure);
        Files.createSymbolicLink(Files.createDirectory(array.resolve("c")).resolve("0"), secret);
        assertProblem(403, "c/0", () -> Collected.readAll(ZarrArray.open(array, structure)));
    }

    // rule 11
    @Test
    void onlyOwnData_isDeleted() throws IOException {
        ArrayStores arrays = new ArrayStores(storage);
        Source source = arrays.create(Stored.structure(Stored.UINT1, List.of(List.of(6L))));
        URI uri = source.assets().getFirst().dataUri();
        Files.createSymbolicLink(storage.path(uri).resolve("link"), shared);
        storage.delete(uri);
        storage.delete(uri);
        assertProblem(404, uri.toString(), () -> arrays.open(source));
        assertThat(shared.resolve("run 1/ä/a.txt")).exists();
        for (Path other : List.of(shared, folder.resolve("data"), folder.resolve("data/../secret"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> storage.delete(Storage.uri(other)));
        }
    }

    // rule 12
    @Test
    void leftovers_areTakenAwayWhenTheyAreOld() throws IOException {
        Path place = storage.newPlace();
        ZarrArray.create(place, Stored.structure(Stored.UINT1, List.of(List.of(6L))));
        Path upload = Files.createDirectory(AtomicFile.temporary(place.resolve("upload")));
        Files.writeString(upload.resolve("half"), "ab");
        Path file = Files.writeString(AtomicFile.temporary(place), "{");
        Path table = Files.writeString(TableUpload.empty(place).file(), "ARROW1");
        assertThat(storage.manifest(place)).containsExactly("zarr.json");
        assertThat(storage.removeLeftovers(Instant.now().minusSeconds(60))).isZero();
        assertThat(storage.removeLeftovers(Instant.now().plusSeconds(60))).isEqualTo(3);
        assertThat(table).doesNotExist();
        assertThat(upload).doesNotExist();
        assertThat(file).doesNotExist();
        assertThat(place.resolve("zarr.json")).exists();
    }

    // rule 12
    @Test
    void anAtomicFile_isThereWhenItIsComplete() throws IOException {
        Path target = storage.newPlace();
        try (AtomicFile given = AtomicFile.at(target)) {
            Files.writeString(given.file(), "half");
        }
        assertThat(target.getParent()).isEmptyDirectory();
        try (AtomicFile whole = AtomicFile.at(target)) {
            Files.writeString(whole.file(), "whole");
            assertThat(target).doesNotExist();
            whole.commit();
        }
        assertThat(target).hasContent("whole");
    }

    // rule 2
    @Test
    void aFile_isSentByTransfer() throws IOException {
        Collected sink = new Collected();
        RawBytes.of(storage.path(Storage.uri(shared.resolve("run 1/ä/a.txt")))).send(sink);
        assertThat(sink.bytes()).containsExactly('a');
        assertThat(sink.transfers()).isEqualTo(1);
    }

    // rule 9
    @Test
    void arrays_areOpenedWhereTheStorageAllows() throws IOException {
        ArrayStores arrays = new ArrayStores(storage);
        ArrayStructure structure = Stored.structure(Stored.number(Kind.INT, 4), List.of(List.of(2L)));
        Path array = shared.resolve("array");
        ZarrArray.create(array, structure);
        assertThat(arrays.open(source(ArrayStores.ZARR, structure, array))).isPresent();
        assertThat(arrays.writer(source(ArrayStores.ZARR, structure, array))).isEmpty();
        assertThat(arrays.open(source("text/plain", structure, array))).isEmpty();
        assertProblem(403, "secret", () -> arrays.open(source(ArrayStores.ZARR, structure, secret)));
    }

    private static Source source(String mimeType, ArrayStructure structure, Path path) {
        Source.Asset asset = new Source.Asset(Storage.uri(path), false, "data_uri", null);
        return new Source(mimeType, structure, Map.of(), List.of(asset));
    }
}
