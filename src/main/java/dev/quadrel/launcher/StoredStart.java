package dev.quadrel.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// How a detached server was started, so that it can be started again: a file in its folder that only its owner reads.
///
/// @param log where it prints
/// @param address where it answered; for one that was not started yet, any
record StoredStart(ServerOptions options, Supervision.Log log, URI address) {

    private static final String NAME = "start.properties";
    private static final String SETTING = "setting.";
    private static final String JAVA = "java-option.";

    /// One that was not started yet.
    StoredStart(ServerOptions options, Supervision.Log log) {
        this(options, log, URI.create(""));
    }

    static Path file(Path folder) {
        return folder.resolve(NAME);
    }

    /// With the key that it got, so that it has the same one again.
    StoredStart started(RunningServer server) {
        return new StoredStart(server.key().map(options::apiKey).orElse(options), log, server.uri());
    }

    StoredStart with(ServerOptions others) {
        return new StoredStart(others, log, address);
    }

    /// Whole or not at all.
    void write(Path folder) {
        Properties all = new Properties();
        all.setProperty("address", address.toString());
        all.setProperty("host", options.host());
        all.setProperty("port", String.valueOf(options.port()));
        all.setProperty("start-cache", String.valueOf(options.startCache()));
        all.setProperty("log", log.file().toString());
        all.setProperty("log-size", String.valueOf(log.size()));
        all.setProperty("log-files", String.valueOf(log.files()));
        options.server()
                .ifPresent(
                        path -> all.setProperty("server", path.toAbsolutePath().toString()));
        options.config().ifPresent(path -> all.setProperty("config", path.toString()));
        options.apiKey().ifPresent(key -> all.setProperty("api-key", key));
        options.settings().forEach((name, value) -> all.setProperty(SETTING + name, value));
        for (int i = 0; i < options.javaOptions().size(); i++) {
            all.setProperty(JAVA + "%03d".formatted(i), options.javaOptions().get(i));
        }
        ConfigurationFile.write(file(folder), text(all));
    }

    private static String text(Properties all) {
        StringWriter text = new StringWriter();
        try {
            all.store(text, "How the server here was started; quadrel restart reads it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static StoredStart read(Path folder) {
        Properties all = properties(folder);
        ServerOptions options = ServerOptions.simple()
                .directory(folder)
                .host(value(all, "host"))
                .port(Integer.parseInt(value(all, "port")))
                .startCache(Boolean.parseBoolean(value(all, "start-cache")));
        for (String name : all.stringPropertyNames().stream().sorted().toList()) {
            options = with(options, name, value(all, name));
        }
        Supervision.Log log = new Supervision.Log(
                Path.of(value(all, "log")),
                Long.parseLong(value(all, "log-size")),
                Integer.parseInt(value(all, "log-files")));
        return new StoredStart(options, log, URI.create(value(all, "address")));
    }

    private static ServerOptions with(ServerOptions options, String name, String value) {
        if (name.startsWith(SETTING)) {
            return options.with(name.substring(SETTING.length()), value);
        }
        if (name.startsWith(JAVA)) {
            return options.javaOption(value);
        }
        return switch (name) {
            case "server" -> options.server(Path.of(value));
            case "config" -> options.config(Path.of(value));
            case "api-key" -> options.apiKey(value);
            default -> options;
        };
    }

    private static String value(Properties all, String name) {
        return Optional.ofNullable(all.getProperty(name))
                .orElseThrow(() -> new StartFailure(NAME + " lacks " + name + "; remove it and start the server anew"));
    }

    private static Properties properties(Path folder) {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file(folder), StandardCharsets.UTF_8)) {
            all.load(in);
            return all;
        } catch (IOException e) {
            throw new StartFailure("How the server in " + folder + " was started cannot be read: " + e, e);
        }
    }
}
