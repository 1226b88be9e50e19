package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LauncherTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    // rule 2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sevre",
                "serve --prot 1",
                "serve --port many",
                "serve --port 65536",
                "serve /no/such/folder",
                "serve --config /no/such/file",
                "serve --api-key with-dash",
                "serve --static /docs",
                "start --log-size big",
                "start --logfile -",
                "start --log-files 0",
                "run a.quadrel --passphrase-file a --credential-store b",
                "run a.quadrel --credential-alias b",
                "stop --timeout soon",
                "console --directory",
                "ls http://localhost:1 --limit many",
                "ls http://localhost:1 --limit -1",
                "search http://localhost:1 a=1 --limit 0",
                "search http://localhost:1",
                "get http://localhost:1",
                "get http://localhost:1 file",
                "get http://localhost:1 a.d/file",
                "get http://localhost:1 a.csv --slice foo",
                "put file.npy lab",
                "put file.npy http://localhost:1",
                "put file.npy http://localhost:1/a --metadata {bad",
                "put file.npy http://localhost:1/a --metadata 5",
                "copy http://localhost:1"
            })
    void wrongCommand_endsWith64AndSaysWhereHelpIs(String words) {
        assertThat(run(words)).isEqualTo(Launcher.USAGE);
        assertThat(err.toString()).contains("quadrel").isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    // rule 2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls http://127.0.0.1:1/api/v1?api_key=",
                "ls http://127.0.0.1:1 --api-key=",
                "put pom.xml http://127.0.0.1:1/a/b?api_key=",
                "copy http://127.0.0.1:1/?api_key= http://127.0.0.1:1/",
                "login http://127.0.0.1:1/?api_key=",
                "register src --url http://127.0.0.1:1/?api_key=",
            })
    void anEmptyKey_isSaidToBeMissing(String words) {
        assertThat(run(words)).isEqualTo(Launcher.USAGE);
        assertThat(err.toString()).contains("The key is missing");
    }

    // rule 32
    @Test
    void whatLibrariesReadOnce_isAsItIsGood_unlessTheUserHasSaidIt() {
        Properties properties = new Properties();
        Main.prepare(properties);
        assertThat(properties)
                .containsEntry("jdk.httpclient.bufsize", "1048576")
                .containsEntry("slf4j.internal.verbosity", "ERROR");
        properties.setProperty("jdk.httpclient.bufsize", "4096");
        Main.prepare(properties);
        assertThat(properties).containsEntry("jdk.httpclient.bufsize", "4096");
    }

    @Test
    void wrongCommand_isAnsweredByTheOneThatIsNear() {
        run("sevre");
        assertThat(err.toString()).contains("sevre").contains("serve");
    }

    static Stream<String> commands() {
        return Launcher.line(List.of()).getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void oneCommand_isMadeAloneWhereItIsAskedFor(String command) {
        boolean ofAll = command.equals("completion");
        assertThat(Launcher.line(List.of(command, "--help")).getSubcommands())
                .hasSize(ofAll ? Launcher.line(List.of()).getSubcommands().size() : 1)
                .containsKey(command);
    }

    static Stream<String> allCommands() {
        return Stream.concat(commands(), Stream.of("package deb"));
    }

    @ParameterizedTest
    @MethodSource("allCommands")
    void everyCommand_hasHelpWithItsOptions(String command) {
        assertThat(run(command + " --help")).isZero();
        assertThat(out.toString()).startsWith("Usage: quadrel " + command);
    }

    // rule 42
    @ParameterizedTest
    @MethodSource("allCommands")
    void help_isWhatIsPrintedAlone(String command) {
        PrintStream usual = System.err;
        ByteArrayOutputStream warnings = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        try {
            run(command + " --help");
        } finally {
            System.setErr(usual);
        }
        assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).doesNotContain("%%", "%n");
    }

    // rule 43
    @Test
    void faultOfAFile_isToldInOneLine() throws Exception {
        Path profiles = Files.createDirectory(folder.resolve("profiles.yml"));
        assertThat(Launcher.fail(new UncheckedIOException(new NoSuchFileException("/x/a.csv")), withErr()))
                .isEqualTo(Launcher.FAILED);
        assertThat(Launcher.fail(new FileAlreadyExistsException(profiles.toString()), withErr()))
                .isEqualTo(Launcher.FAILED);
        assertThat(Launcher.fail(ProblemException.badRequest("no\u001b slice"), withErr()))
                .isEqualTo(Launcher.USAGE);
        assertThat(err.toString().lines())
                .containsExactly(
                        "there is no /x/a.csv",
                        profiles + " (FileAlreadyExists)",
                        "no\\u001b slice",
                        "Try: quadrel --help");
    }

    private CommandLine withErr() {
        CommandLine line = Launcher.line(List.of());
        line.setErr(new PrintWriter(err, true));
        return line;
    }

    @Test
    void optionOfTheServersJvm_mayLookLikeOneOfTheCommand() {
        CommandLine line = Launcher.line(List.of("serve"));
        line.parseArgs("serve", "--java-option=-Dname=value", "-Dother=1", "--java-option", "-Xmx1g", "--port=7");
        CommandLine serve = line.getSubcommands().get("serve");
        assertThat(serve.getCommandSpec().findOption("--java-option").<List<String>>getValue())
                .containsExactly("-Dname=value", "-Xmx1g");
        assertThat(serve.getCommandSpec().findOption("--port").<Integer>getValue())
                .isEqualTo(7);
        assertThat(run("serve --java-option")).isEqualTo(Launcher.USAGE);
    }

    @Test
    void version_namesJavaToo() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Quadrel", "Java " + Runtime.version());
    }

    @Test
    void status_withoutServer_is3() {
        assertThat(run("status --directory " + folder)).isEqualTo(3);
        assertThat(out.toString()).contains("No server runs in " + folder);
    }

    @Test
    void stop_withoutServer_isDone() {
        assertThat(run("stop --directory " + folder)).isZero();
    }

    @Test
    void restart_ofWhatWasNeverStarted_is1() {
        assertThat(run("restart --directory " + folder)).isEqualTo(Launcher.FAILED);
        assertThat(err.toString()).contains("No server was started in " + folder);
    }

    @Test
    void damagedPidFile_is1AndNamesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("quadrel.pid"), "seven");
        for (String command : new String[] {"status", "stop"}) {
            assertThat(run(command + " --directory " + folder)).isEqualTo(Launcher.FAILED);
            assertThat(err.toString()).contains(file.toString(), "seven");
        }
        assertThat(file).hasContent("seven");
    }

    private int run(String words) {
        CommandLine line = Launcher.line(List.of());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words.isEmpty() ? new String[0] : words.split(" "));
    }
}
