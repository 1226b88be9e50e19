package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

    @TempDir
    Path folder;

    // rule 26
    @Test
    void filesAndFolders_areNodesInTheirOrder() throws Exception {
        file("b/scan.NPY");
        file("b/table.csv");
        file("a.parquet");
        file("empty/.hidden");
        file("three.zarr/zarr.json", "{\"zarr_format\": 3, \"node_type\": \"array\"}");
        file("three.zarr/c/0");
        file("two/.zarray", "{}");
        file("two/0.0");
        file("group.zarr/zarr.json", "{\"node_type\":\"group\"}");
        file("group.zarr/inner/zarr.json", "{\"node_type\":\"array\"}");
        assertThat(FolderTree.of(folder).found())
                .extracting(found ->
                        String.join("/", found.keys()) + " " + found.type().orElse("folder"))
                .containsExactly(
                        "a application/x-parquet",
                        "b folder",
                        "b/scan application/x-npy",
                        "b/table text/csv",
                        "empty folder",
                        "group folder",
                        "group/inner application/x-zarr",
                        "three application/x-zarr",
                        "two application/x-zarr");
        assertThat(FolderTree.of(folder).skipped()).isEmpty();
    }

    // rule 26
    @Test
    void whatIsNotRead_isSkippedWithItsReason() throws Exception {
        file("notes.txt");
        file("scan.npy");
        Files.createSymbolicLink(folder.resolve("link.npy"), folder.resolve("scan.npy"));
        Files.createSymbolicLink(folder.resolve("up"), folder);
        FolderTree tree = FolderTree.of(folder);
        assertThat(tree.found()).extracting(FolderTree.Found::keys).hasSize(1);
        assertThat(tree.skipped())
                .extracting(skipped -> skipped.path().getFileName() + ": " + skipped.why())
                .containsExactly(
                        "link.npy: it is a link", "notes.txt: its kind of file is not read", "up: it is a link");
    }

    @Test
    void filesThatDifferByTheirEndings_keepThem() throws Exception {
        file("scan.csv");
        file("scan.npy");
        file("other.npy");
        assertThat(FolderTree.of(folder).found())
                .extracting(found -> found.keys().getLast())
                .containsExactly("other", "scan.csv", "scan.npy");
    }

    @Test
    void bar_isAsLongAsWhatIsDone() {
        assertThat(CountBar.line(0, 4)).isEqualTo("[" + ".".repeat(30) + "] 0/4");
        assertThat(CountBar.line(2, 4)).isEqualTo("[" + "#".repeat(15) + ".".repeat(15) + "] 2/4");
        assertThat(CountBar.line(0, 0)).startsWith("[#");
    }

    private void file(String name) throws Exception {
        file(name, "");
    }

    private void file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
