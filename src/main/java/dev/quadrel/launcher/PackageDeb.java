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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A package for Debian and its kin: `quadrel package deb`.
@Command(
        name = "deb",
        description = {
            "Makes a Debian package: the server, a service of systemd with a user of its own, settings in /etc/NAME,"
                    + " state in /var/lib/NAME, which goes when the package is purged.",
            "With a FILE the service runs that application: it is /etc/NAME/NAME.quadrel then, and what it says about"
                    + " host and port counts. Secrets stay encrypted; their passphrase has to be in"
                    + " /etc/NAME/passphrase, for root only. Files that its settings name are not in the package.",
            "It needs no Debian to be made."
        },
        footer = {
            "",
            "Example:",
            "  java -jar quadrel.jar package deb --name keys --maintainer \"Ann Lee <ann@example.org>\""
                    + " --application target/keys.war",
            "  sudo apt install ./keys_0.1.0_all.deb",
            "  sudo systemctl status keys",
            "  java -jar target/server/bin/quadrel.jar package deb onetimekey.quadrel"
        },
        sortOptions = false)
final class PackageDeb implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "An application, as quadrel make or freeze has written it. Default: the server as it is.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the package, its service, user, program and folders. Default: that of the application in"
                    + " FILE, or quadrel")
    private Optional<String> name = Optional.empty();

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
            description = "The server, as the build of an application makes it (target/server). Default: that of FILE,"
                    + " or of quadrel.jar.")
    private Optional<Path> server = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The package, or an existing folder for it. Default: NAME_VERSION_all.deb here.")
    private Path output = Path.of("");

    /// Not by the usual mixin, which has a `--version` of its own.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    void help(boolean asked) {
        // The help is shown in place of the command.
    }

    @Override
    public Integer call() throws IOException {
        Optional<Configuration> made = file.map(ConfigurationFile::read);
        DebianName named = new DebianName(
                name.or(() -> made.map(each -> each.plan().application())).orElse("quadrel"),
                version.orElseGet(PackageDeb::ownVersion),
                maintainer(System.getenv()));
        application.ifPresent(this::requireWar);
        Progress progress = Serve.progress();
        ServerHome home = ServerHome.find(
                server.or(() -> made.flatMap(each -> each.server().folder())), progress);
        Path target = Files.isDirectory(output) || output.toString().isEmpty() ? output.resolve(named.file()) : output;
        progress.now("writing " + target);
        new DebianPackage(named, home.folder(), ServerHome.program(), application, made).write(target);
        progress.done();
        PrintWriter out = spec.commandLine().getOut();
        out.println(target);
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
