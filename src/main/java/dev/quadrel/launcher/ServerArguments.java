package dev.quadrel.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that all commands have which start a server.
final class ServerArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Listen on this address; 0.0.0.0 for all. Default: 127.0.0.1")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description =
                    "The key that allows everything, letters and digits. QUADREL_CATALOG_API_KEY in the environment"
                            + " does the same, and nobody sees it in a list of processes.")
    private Optional<String> apiKey = Optional.empty();

    @Option(names = "--public", description = "Everybody may read the catalog.")
    private boolean publicReading;

    @Option(
            names = "--readable-storage",
            paramLabel = "FOLDER",
            description = "Files in it can be registered in the catalog where they are.")
    private List<Path> readable = new ArrayList<>();

    @Option(
            names = "--static",
            paramLabel = "URL=FOLDER",
            description = "Send the files of a folder: --static /docs=site")
    private Map<String, Path> files = new LinkedHashMap<>();

    @Option(
            names = "--proxy",
            paramLabel = "URL=TARGET",
            description = "Forward what nothing else answers: --proxy /old=http://127.0.0.1:8000/")
    private Map<String, String> proxies = new LinkedHashMap<>();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, a line each: quadrel.worker.threads=8")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "-D",
            paramLabel = "SETTING=VALUE",
            mapFallbackValue = "true",
            description = "One setting: -Dquadrel.worker.threads=8")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--server",
            paramLabel = "FOLDER",
            description = "The server to run, as the build of an application makes it (target/server). Default: that of"
                    + " quadrel.jar.")
    private Optional<Path> server = Optional.empty();

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            preprocessor = JavaOption.class,
            description = "For the server's JVM: --java-option=-Xmx2g")
    private List<String> javaOptions = new ArrayList<>();

    @Option(
            names = "--no-start-cache",
            description = "Start as if for the first time, and make nothing that starts faster later.")
    private boolean withoutStartCache;

    /// @param base what the options here change
    /// @param directory absent for a temporary one
    ServerOptions options(ServerOptions base, Optional<Path> directory) {
        ServerOptions options = host.map(base::host).orElse(base).startCache(!withoutStartCache);
        if (publicReading) {
            options = options.publicReading();
        }
        for (Path folder : readable) {
            options = options.readableStorage(folder("--readable-storage", folder));
        }
        for (var entry : files.entrySet()) {
            options = options.files(entry.getKey(), folder("--static", entry.getValue()));
        }
        for (var entry : proxies.entrySet()) {
            options = options.proxy(entry.getKey(), entry.getValue());
        }
        for (var entry : settings.entrySet()) {
            options = options.with(entry.getKey(), entry.getValue());
        }
        for (String option : javaOptions) {
            options = options.javaOption(option);
        }
        return named(options, directory);
    }

    private ServerOptions named(ServerOptions options, Optional<Path> directory) {
        ServerOptions named = options;
        if (config.isPresent()) {
            named = named.config(file(config.get()));
        }
        if (server.isPresent()) {
            named = named.server(server.get());
        }
        if (apiKey.isPresent()) {
            named = named.apiKey(key(apiKey.get()));
        }
        return directory.isPresent() ? named.directory(directory.get()) : named;
    }

    /// @param name of the option, for the message
    Path folder(String name, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong(name + ": " + folder + " is no folder");
        }
        return folder;
    }

    private Path file(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw wrong("--config: " + file + " is no file that can be read");
        }
        return file.toAbsolutePath();
    }

    private String key(String key) {
        if (!key.matches("[A-Za-z0-9]+")) {
            throw wrong("--api-key: a key has letters and digits only");
        }
        return key;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
