package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// A start of a server that can be found again, and of the application in it.
///
/// @param application from its file; its secrets are encrypted still, but those of the server's options are not
record DaemonStart(StoredStart server, Optional<Configuration> application) {

    private static final String COPY = "application" + ConfigurationFile.ENDING;
    private static final String STATE = "initial-state.json";
    private static final String INITIAL = "quadrel.lifecycle.initial-state";

    /// As the last one in a folder was.
    ///
    /// @param passphrase asked where the application has secrets
    static DaemonStart again(Daemon daemon, Supplier<char[]> passphrase) {
        StoredStart stored = daemon.stored();
        Optional<Configuration> application = application(daemon.folder());
        ServerOptions options = stored.options();
        if (application.isPresent()) {
            Map<String, String> secrets =
                    application.get().decrypted(passphrase).options().secrets();
            for (var entry : secrets.entrySet()) {
                options = options.setting(entry.getKey()).isPresent()
                        ? options
                        : options.secret(entry.getKey(), entry.getValue());
            }
        }
        return new DaemonStart(new StoredStart(options, stored.log()), application);
    }

    /// The one that was last started in a folder.
    static Optional<Configuration> application(Path folder) {
        Path copy = folder.resolve(COPY);
        return Files.exists(copy) ? Optional.of(ConfigurationFile.read(copy)) : Optional.empty();
    }

    /// What was last started in a folder, to be written into a file: the application, with what was said differently
    /// when it was started.
    ///
    /// @param name of the application, where it came from no file
    static Configuration started(Daemon daemon, String name) {
        ServerOptions options = daemon.stored().options();
        SequencedMap<String, String> settings = new LinkedHashMap<>(options.settings());
        settings.remove(INITIAL);
        settings.remove(Configuration.NAME, name);
        ServerChoice server = ServerChoice.of(options, settings);
        return application(daemon.folder())
                .map(application -> {
                    application.plan().settings().forEach((key, setting) -> settings.remove(key, setting.value()));
                    return application.with(ServerChoice.of(options, settings));
                })
                .orElseGet(() -> Configuration.of(name, server));
    }

    /// Puts into the server's folder what it is started again with, and what it begins with.
    DaemonStart placed(Path folder) throws IOException {
        ServerFolder.claim(folder);
        if (application.isEmpty()) {
            Files.deleteIfExists(folder.resolve(COPY));
            return this;
        }
        Configuration configuration = application.get();
        ConfigurationFile.write(folder.resolve(COPY), configuration.withoutState());
        if (configuration.state().isEmpty() || server.options().setting(INITIAL).isPresent()) {
            return this;
        }
        Path state = folder.resolve(STATE);
        ConfigurationFile.write(state, JsonText.pretty(configuration.state().get()) + "\n");
        return new DaemonStart(server.with(server.options().with(INITIAL, state.toString())), application);
    }

    /// Refuses a folder with a snapshot of the application's state: the server would go on with that.
    void refuseOwnState(Path folder) {
        ServerOptions options = server.options();
        String name = options.setting(Configuration.NAME).orElse("");
        Path own = options.setting("quadrel.lifecycle.directory")
                .map(Path::of)
                .orElseGet(() -> folder.resolve("data").resolve("quadrel").resolve("state-" + name));
        if (!Files.isDirectory(own)) {
            return;
        }
        try (DirectoryStream<Path> snapshots = Files.newDirectoryStream(own, "snapshot-*.json")) {
            if (snapshots.iterator().hasNext()) {
                throw new StartFailure(own + " has a state of " + name + " already: quadrel run goes on with that;"
                        + " name a new folder by --directory");
            }
        } catch (IOException e) {
            throw new StartFailure(own + " cannot be read: " + e, e);
        }
    }
}
