package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MakeTest {

    private static final String SERVICES = "META-INF/services/" + ServicePlugin.class.getName();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    /// As much of one as is looked at.
    @BeforeEach
    void makeServer() throws IOException {
        Files.createDirectories(server().resolve("bin"));
        Files.createDirectories(deployments());
        Files.createFile(server().resolve("jboss-modules.jar"));
        Files.createFile(server().resolve("bin").resolve("quadrel-start.jar"));
    }

    // rule 23
    @Test
    void pluginOfAWar_writesTheFile() throws Exception {
        packedWar("app.war", GreetingPlugin.class.getName());
        Path file = folder.resolve("greeting.quadrel");
        assertThat(make("greeting", "--port", "7001", "--file", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines(file.toString());
        Configuration made = ConfigurationFile.read(file);
        assertThat(made.plan().settings().values()).extracting(Setting::value).containsExactly("7001", "hello");
        assertThat(made.server().folder()).contains(server());

        assertThat(make("greeting", "--file", file.toString())).isEqualTo(Launcher.FAILED);
        assertThat(err.toString()).contains(file + " is there already; --force");
        assertThat(make("greeting", "--file", file.toString(), "--force")).isZero();
        assertThat(ConfigurationFile.read(file).plan().settings().get("test.door.port"))
                .isEqualTo(Setting.plain("7000"));
    }

    // rule 20
    @Test
    void secretsOfAPlugin_areEncrypted_byThePassphraseOfAFile() throws Exception {
        packedWar("app.war", GreetingPlugin.class.getName());
        Path file = folder.resolve("greeting.quadrel");
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "a passphrase\nand a note\n");
        String[] command = {"greeting", "--token", "tell-nobody", "--file", file.toString()};
        assertThat(make(command)).isEqualTo(Launcher.FAILED);
        assertThat(err.toString()).contains("--passphrase-file", "QUADREL_PASSPHRASE");
        assertThat(file).doesNotExist();
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--passphrase-file", passphrase.toString()));
        assertThat(make(words.toArray(new String[0]))).isZero();
        assertThat(file).content().doesNotContain("tell-nobody").contains("encrypted");
        Configuration open = ConfigurationFile.read(file).decrypted("a passphrase"::toCharArray);
        assertThat(open.options().secrets()).containsEntry("test.door.token", "tell-nobody");
    }

    // rules 2 and 23
    @ParameterizedTest
    @ValueSource(
            strings = {
                "greeting --prot 1",
                "greeting --port many",
                "greeting --word= --file f",
                "greetnig --port 1",
                "--force greeting",
                "",
                "greeting extra"
            })
    void wrongCommand_is64(String words) throws Exception {
        packedWar("app.war", GreetingPlugin.class.getName());
        assertThat(make(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(Launcher.USAGE);
        assertThat(err.toString()).contains("Try: quadrel make");
    }

    // rule 23
    @Test
    void brokenPlugin_hidesNoOther() throws Exception {
        packedWar("a.war", "org.example.Gone\n" + GreetingPlugin.class.getName() + "\n" + MakeTest.class.getName());
        Path classes = deployments().resolve("b.war").resolve("WEB-INF").resolve("classes");
        Files.createDirectories(classes.resolve(SERVICES).getParent());
        Files.writeString(classes.resolve(SERVICES), GreetingPlugin.class.getName());
        assertThat(make("--list")).isZero();
        assertThat(out.toString())
                .startsWith("greeting ")
                .contains("Greets everybody.")
                .hasLineCount(1);
        assertThat(err.toString()).contains("org.example.Gone", "MakeTest");
    }

    @Test
    void help_hasThePluginsOptions() throws Exception {
        packedWar("app.war", GreetingPlugin.class.getName());
        assertThat(make("greeting", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: quadrel make greeting", "--word", "Default: 7000", "--server");
    }

    @Test
    void serverWithoutPlugins_saysSo() {
        assertThat(make("--list")).isZero();
        assertThat(out.toString()).contains(server() + " has no plugins");
        assertThat(make("greeting")).isEqualTo(Launcher.USAGE);
    }

    @Test
    void whatIsNoServer_isRefused() {
        CommandLine line = Launcher.line(List.of());
        assertThatThrownBy(() -> Make.addPlugins(
                        Objects.requireNonNull(line.getSubcommands().get("make")),
                        List.of("make", "--server=" + folder)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(folder.toString());
    }

    // rule 25
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completion_hasThePluginsOptionsToo(String shell) throws Exception {
        packedWar("app.war", GreetingPlugin.class.getName());
        assertThat(execute("completion", shell, "--server", server().toString()))
                .isZero();
        assertThat(out.toString()).contains("complete -F _complete_quadrel", "--word", "--readable-storage");
        if (shell.equals("bash")) {
            Path script = Files.writeString(folder.resolve("script"), out.toString());
            assertThat(new ProcessBuilder("bash", "-n", script.toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    // rule 19
    @Test
    void show_printsTheFile() throws Exception {
        Path file = folder.resolve("a.quadrel");
        Configuration made = Configuration.of("a", ServerChoice.usual(java.util.Optional.empty()));
        ConfigurationFile.write(file, made);
        assertThat(execute("show", file.toString())).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(ConfigurationCodec.write(made).strip());
        assertThat(execute("show", folder.resolve("b.quadrel").toString())).isEqualTo(Launcher.FAILED);
        assertThat(err.toString()).contains("b.quadrel");
    }

    private Path server() {
        return folder.resolve("server");
    }

    private Path deployments() {
        return server().resolve("standalone").resolve("deployments");
    }

    private void packedWar(String name, String plugins) throws IOException {
        try (ZipOutputStream war =
                new ZipOutputStream(Files.newOutputStream(deployments().resolve(name)))) {
            war.putNextEntry(new ZipEntry("WEB-INF/classes/" + SERVICES));
            war.write(plugins.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private int make(String... words) {
        List<String> all = new ArrayList<>(List.of("make", "--server", server().toString()));
        all.addAll(List.of(words));
        return execute(all.toArray(new String[0]));
    }

    private int execute(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Launcher.line(List.of());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        if (!words[0].equals("show")) {
            Make.addPlugins(Objects.requireNonNull(line.getSubcommands().get("make")), List.of(words));
        }
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
