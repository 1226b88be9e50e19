package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A Debian package from its making to its purge, on this machine; nothing of it is left.
class DebIT {

    @RegisterExtension
    static final DebianService SERVICE = new DebianService("quadrel-it");

    // rules 27 and 28
    @Test
    void aPackageIsMade_installed_run_removedAndPurged() throws Exception {
        Path file = LaunchedProgram.newFolder().resolve("it.deb");
        make(file);
        SERVICE.install(file);
        SERVICE.verifyUnit();
        answerARequest();

        assertThat(DebianService.run("dpkg", "--remove", SERVICE.name()).code()).isZero();
        assertThat(SERVICE.unit()).doesNotExist();
        assertThat(SERVICE.state().resolve("server").resolve("start.properties"))
                .exists();
        assertThat(SERVICE.defaults()).exists();
        assertThat(DebianService.run("dpkg", "--purge", SERVICE.name()).code()).isZero();
        assertThat(SERVICE.state()).doesNotExist();
        assertThat(SERVICE.defaults()).doesNotExist();
        assertThat(SERVICE.settings()).doesNotExist();
    }

    private static void make(Path file) throws Exception {
        List<String> words = new ArrayList<>(List.of("package", "deb", "--name", SERVICE.name()));
        words.addAll(List.of("--maintainer", "Quadrel Tests <tests@example.org>", "--output", file.toString()));
        try (LaunchedProgram program = LaunchedProgram.start(words.toArray(String[]::new))) {
            assertThat(program.awaitEnd()).as(program.errors()).isZero();
            assertThat(program.line()).isEqualTo(file.toString());
        }
    }

    private static void answerARequest() throws Exception {
        int port = Ports.free("127.0.0.1");
        Files.writeString(
                SERVICE.defaults(),
                "JAVA_HOME=%s\nHOST=127.0.0.1\nPORT=%d\nOPTIONS=--no-start-cache\n"
                        .formatted(System.getProperty("java.home"), port));
        URI page = URI.create("http://127.0.0.1:" + port + "/");
        SERVICE.run(page, Map.of(), service -> {
            assertThat(LaunchedProgram.get(page).statusCode()).isEqualTo(200);
            assertThat(service.info().user()).hasValue(SERVICE.name());
            assertThat(service.descendants())
                    .isNotEmpty()
                    .allSatisfy(child -> assertThat(child.info().user()).hasValue(SERVICE.name()));
        });
    }
}
