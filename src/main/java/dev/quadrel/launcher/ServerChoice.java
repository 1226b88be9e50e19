package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The server that an application runs in, and what is set for all of it.
///
/// @param folder of the server; where it is absent, that of `quadrel.jar`
/// @param settings beside those of the services
/// @param config file with more of them
/// @param javaOptions of its JVM
record ServerChoice(
        Optional<Path> folder,
        String host,
        int port,
        SequencedMap<String, String> settings,
        Optional<Path> config,
        List<String> javaOptions) {

    /// Where servers in the background listen, unless they are told otherwise.
    static final int USUAL_PORT = 8080;

    ServerChoice {
        settings.keySet().forEach(ServicePlan::requireSetting);
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
        javaOptions = List.copyOf(javaOptions);
    }

    static ServerChoice usual(Optional<Path> folder) {
        return new ServerChoice(folder, "127.0.0.1", USUAL_PORT, new LinkedHashMap<>(), Optional.empty(), List.of());
    }

    /// As a server was started.
    ///
    /// @param settings those that are kept
    static ServerChoice of(ServerOptions options, SequencedMap<String, String> settings) {
        return new ServerChoice(
                options.server(), options.host(), options.port(), settings, options.config(), options.javaOptions());
    }

    /// The same without the folder and the file, which are where it was set up.
    ServerChoice elsewhere() {
        return new ServerChoice(Optional.empty(), host, port, settings, Optional.empty(), javaOptions);
    }

    /// Options with these.
    ServerOptions of(ServerOptions base) {
        ServerOptions options = base.host(host).port(port);
        for (var entry : settings.entrySet()) {
            options = options.with(entry.getKey(), entry.getValue());
        }
        for (String option : javaOptions) {
            options = options.javaOption(option);
        }
        if (folder.isPresent()) {
            options = options.server(folder.get());
        }
        return config.isPresent() ? options.config(config.get()) : options;
    }
}
