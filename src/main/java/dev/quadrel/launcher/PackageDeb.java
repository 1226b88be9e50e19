package dev.quadrel.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A package for Debian and its kin: `quadrel package deb`.
@Command(
        name = "deb",
        description = {
            "Makes a Debian package: the server, a service of systemd with a user of its own, settings in /etc/NAME,"
                    + " state in /var/lib/NAME, which goes when the package is purged.",
            "It needs no Debian to be made."
        },
        footer = {
            "",
            "Example:",
            "  java -jar quadrel.jar package deb --name keys --maintainer \"Ann Lee <ann@example.org>\""
                    + " --application target/keys.war",
            "  sudo apt install ./keys_0.1.0_all.deb",
            "  sudo systemctl status keys"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PackageDeb implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "quadrel",
            description = "Of the package, its service, user, program and folders. Default: ${DEFAULT-VALUE}")
    private String name = "quadrel";

    @Option(names = "--version", paramLabel = "VERSION", description = "Default: that of Quadrel.")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--maintainer",
            paramLabel = "\"NAME <MAIL>\"",
            description = "Whom Debian's tools name. Default: DEBFULLNAME and DEBEMAIL of the environment.")
    private Optional<String> maintainer = Optional.empty();

    @Option(
            names = "--application",
            paramLabel = "WAR",
            description = "Your application, on top of Quadrel's. Default: Quadrel alone.")
    private Optional<Path> application = Optional.empty();

    @Option(
            names = "--server",
            paramLabel = "FOLDER",
            description = "The server, as the build of an application makes it (target/server). Default: that of"
                    + " quadrel.jar.")
    private Optional<Path> server = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The package, or an existing folder for it. Default: NAME_VERSION_all.deb here.")
    private Path output = Path.of("");

    @Override
    public Integer call() throws IOException {
        DebianName named = new DebianName(name, version.orElseGet(PackageDeb::ownVersion), maintainer(System.getenv()));
        application.ifPresent(this::requireWar);
        Progress progress = Serve.progress();
        ServerHome home = ServerHome.find(server, progress);
        Path file = Files.isDirectory(output) || output.toString().isEmpty() ? output.resolve(named.file()) : output;
        progress.now("writing " + file);
        new DebianPackage(named, home.folder(), ServerHome.program(), application).write(file);
        progress.done();
        PrintWriter out = spec.commandLine().getOut();
        out.println(file);
        out.flush();
        return Launcher.DONE;
    }

    private static String ownVersion() {
        return Launcher.version().replace("-SNAPSHOT", "~SNAPSHOT");
    }

    private String maintainer(Map<String, String> environment) {
        return maintainer.orElseGet(() -> {
            String mail = environment.get("DEBEMAIL");
            if (mail == null || mail.isBlank()) {
                throw wrong("--maintainer is needed where the environment has no DEBEMAIL: --maintainer \"Ann Lee"
                        + " <ann@example.org>\"");
            }
            return mail.contains("<") ? mail : environment.getOrDefault("DEBFULLNAME", "") + " <" + mail + ">";
        });
    }

    private void requireWar(Path war) {
        if (!Files.isRegularFile(war)
                || !war.toString().toLowerCase(Locale.ROOT).endsWith(".war")) {
            throw wrong("--application: " + war + " is no WAR file");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
