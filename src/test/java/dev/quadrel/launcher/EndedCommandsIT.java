package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.NewNode;
import dev.quadrel.client.Quadrel;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.NdTypes;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `quadrel.jar put` and `copy`, ended by their user before they are done.
class EndedCommandsIT {

    private static final long SIZE = 1L << 30;

    private static LaunchedProgram program;
    private static URI page;
    private static ContainerClient root;

    @BeforeAll
    static void startAServer() throws Exception {
        program = LaunchedProgram.start("serve");
        page = URI.create(program.line());
        root = (ContainerClient) Quadrel.connect(page.toString());
    }

    @AfterAll
    static void stop() {
        root.context().close();
        program.close();
    }

    // rule 44
    @Test
    void nodeWhosePutIsEnded_isGone() throws Exception {
        ContainerClient scans = root.createContainer("scans", Map.of());
        String said = ended(scans, "put", file().toString(), at("scans/large"));
        assertThat(said).contains("Interrupted: /scans/large is deleted");
        assertThat(scans.containsKey("large")).isFalse();
    }

    private static Path file() throws Exception {
        Path file = LaunchedProgram.newFolder().resolve("large.npy");
        String line =
                "\u0093NUMPY\u0001\u0000v\u0000{'descr': '|u1', 'fortran_order': False, 'shape': (" + SIZE + ",), }";
        Files.write(file, (line + " ".repeat(127 - line.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(128 + SIZE);
        }
        return file;
    }

    // rule 44
    @Test
    void nodeWhoseCopyIsEnded_isGone_andItsContainerIsNamed() throws Exception {
        ContainerClient source = root.createContainer("source", Map.of());
        source.createContainer("first", Map.of());
        Chunks chunks = Chunks.regular(List.of(4 * SIZE), List.of(SIZE / 16));
        ArrayStructure zeros = new ArrayStructure(NdTypes.UINT8, chunks, chunks.shape(), null, false);
        source.createContainer("second", Map.of()).create(NewNode.of(zeros).key("large"));
        ContainerClient inner = root.createContainer("target", Map.of()).createContainer("inner", Map.of());
        String said = ended(inner, "copy", at("source"), at("target/inner"));
        assertThat(said.lines())
                .containsExactly(
                        "Interrupted: 1 nodes are copied; of those in /target/inner/second some may be missing",
                        "Interrupted: /target/inner/second/large is deleted, as it was incomplete");
        assertThat(inner.keys().toList()).containsExactly("first", "second");
        assertThat(inner.find("second", "large")).isEmpty();
    }

    /// What a command says that is ended as soon as the large node is somewhere in a container.
    private static String ended(ContainerClient place, String... words) throws Exception {
        try (LaunchedProgram command = LaunchedProgram.start(words)) {
            while (command.handle().isAlive()
                    && place.find("large").isEmpty()
                    && place.find("second", "large").isEmpty()) {
                Thread.sleep(20);
            }
            command.handle().destroy();
            assertThat(command.lines()).isEmpty();
            command.awaitEnd();
            return command.errors();
        }
    }

    private static String at(String path) {
        return page.resolve("/api/v1/metadata/" + path + "?" + page.getRawQuery())
                .toString();
    }
}
