package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.Quadrel;
import dev.quadrel.client.TableClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A folder's files in the catalog of a running server.
class RegisterIT {

    // rule 26
    @Test
    void files_areNodes_andTheRestIsNamed() throws Exception {
        Path data = LaunchedProgram.newFolder().toRealPath();
        Files.createDirectories(data.resolve("June 1"));
        Files.writeString(data.resolve("June 1/a b.csv"), "x,y\n1,one\n2,two\n");
        npy(data.resolve("June 1/scan.npy"));
        Files.writeString(data.resolve("damaged.npy"), "nothing");
        Files.writeString(data.resolve("notes.txt"), "nothing");
        try (LaunchedProgram serve = LaunchedProgram.start("serve", "--readable-storage", data.toString())) {
            URI address = URI.create(serve.line());
            List<String> first = register(address, data, 1);
            assertThat(first)
                    .containsExactly(
                            "Registered: 1 container, 1 table, 1 array",
                            "Skipped: 1",
                            "  " + data.resolve("notes.txt") + ": its kind of file is not read",
                            "Refused by the server: 1",
                            "  " + data.resolve("damaged.npy") + ": The structure of the files cannot be found out:"
                                    + " it ends in its head");
            expectNodes(address);
            Files.delete(data.resolve("damaged.npy"));
            assertThat(register(address, data, 0))
                    .startsWith("Registered: nothing", "In the catalog already: 3", "Skipped: 1");
        }
    }

    @Test
    void filesThatTheServerMayNotRead_are1() throws Exception {
        Path data = LaunchedProgram.newFolder().toRealPath();
        npy(data.resolve("scan.npy"));
        try (LaunchedProgram serve = LaunchedProgram.start("serve")) {
            URI address = URI.create(serve.line());
            assertThat(register(address, data, 1)).contains("Refused by the server: 1");
            URI stranger = address.resolve("/");
            try (LaunchedProgram register =
                    LaunchedProgram.start("register", data.toString(), "--url", stranger.toString())) {
                assertThat(register.awaitEnd()).isEqualTo(1);
                assertThat(register.errors()).contains("lets nobody register files with this key");
            }
        }
    }

    private static void expectNodes(URI address) {
        ContainerClient root = (ContainerClient) Quadrel.connect(address.toString());
        try (Context _ = root.context()) {
            ArrayClient scan = (ArrayClient) root.get("of", "June 1", "scan");
            assertThat(scan.read().list()).hasToString("[[1, 2], [3, 4]]");
            TableClient table = (TableClient) root.get("of", "June 1", "a b");
            assertThat(table.rows(row -> row.number("x") + "," + row.text("y"))).containsExactly("1,one", "2,two");
        }
    }

    private static List<String> register(URI address, Path data, int code) throws Exception {
        try (LaunchedProgram register =
                LaunchedProgram.start("register", data.toString(), "--into", "of", "--url", address.toString())) {
            assertThat(register.awaitEnd()).as(register.errors()).isEqualTo(code);
            return register.lines();
        }
    }

    /// 1, 2, 3 and 4 in two rows.
    private static void npy(Path file) throws IOException {
        String head = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), }\n";
        String text = "\u0093NUMPY\u0001\u0000" + (char) head.length() + "\u0000" + head + "\u0001\u0002\u0003\u0004";
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
