package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NearbyServersTest {

    @TempDir
    Path folder;

    // rule 23
    @Test
    void serversThatBuildsHaveMade_areFound_inOrder() throws IOException {
        Path deep = server("src/it/keys");
        Path here = server(".");
        Path near = server("keys");
        server(".hidden");
        server("one/two/three/four");
        server("target/it");
        Files.createDirectories(folder.resolve("other").resolve("target").resolve("server"));
        assertThat(NearbyServers.below(folder)).extracting(ServerHome::folder).containsExactly(here, near, deep);
    }

    // rule 23
    @Test
    void theirPlugins_areCommandsOfMake_whereTheUsualServerHasNoneOfThatName() throws IOException {
        Path classes = server("keys").resolve("standalone/deployments/app.war/WEB-INF/classes/META-INF/services");
        Files.createDirectories(classes);
        Files.writeString(classes.resolve(ServicePlugin.class.getName()), GreetingPlugin.class.getName());
        CommandLine line = Launcher.line(List.of());
        CommandLine make = Objects.requireNonNull(line.getSubcommands().get("make"));
        Make command = make.getCommand();
        command.addNearby(make, NearbyServers.below(folder));
        Path file = folder.resolve("greeting.quadrel");
        assertThat(line.execute("make", "greeting", "--file", file.toString())).isZero();
        assertThat(ConfigurationFile.read(file).server().folder())
                .contains(folder.resolve("keys").resolve("target").resolve("server"));
    }

    private Path server(String application) throws IOException {
        Path server =
                folder.resolve(application).resolve("target").resolve("server").normalize();
        Files.createDirectories(server.resolve("bin"));
        Files.createFile(server.resolve("jboss-modules.jar"));
        Files.createFile(server.resolve("bin").resolve("quadrel-start.jar"));
        return server;
    }
}
