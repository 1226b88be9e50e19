package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// How a server is started: `ServerOptions.simple().directory(folder).with("quadrel.catalog.public", "true")`.
/// Each method gives new options.
///
/// @param server folder of the server; where it is absent, that of `quadrel.jar`
/// @param directory where files, databases and logs are kept; a temporary folder where it is absent
/// @param host address to listen on
/// @param port 0 for a free one
/// @param apiKey the key that allows everything; a random one where it is absent
/// @param settings of Quadrel and WildFly, such as `quadrel.worker.threads`
/// @param secrets settings that are on no command line; they reach the server in its environment
/// @param config file with more of them, as Java properties
/// @param javaOptions of the server's JVM
/// @param startCache whether a cache that makes starts faster is used, and made where there is none yet
public record ServerOptions(
        Optional<Path> server,
        Optional<Path> directory,
        String host,
        int port,
        Optional<String> apiKey,
        SequencedMap<String, String> settings,
        SequencedMap<String, String> secrets,
        Optional<Path> config,
        List<String> javaOptions,
        boolean startCache) {

    private static final String PUBLIC = "quadrel.catalog.public";
    private static final String READABLE = "quadrel.catalog.readable-storage";
    private static final String BIND = "quadrel.static-file.bind";
    private static final String PROXY = "quadrel.proxy.rules";
    private static final int MOST = 65535;
    private static final String LEVEL = "-XX:TieredStopAtLevel=";

    /// The quick compiler alone, for fewer methods than the JVM would by itself, and with room for what it makes: in
    /// the little that the JVM gives it, garbage is collected while the server starts.
    private static final List<String> QUICK = List.of(
            LEVEL + 1,
            "-XX:Tier3InvocationThreshold=1000",
            "-XX:Tier3MinInvocationThreshold=500",
            "-XX:Tier3CompileThreshold=6000",
            "-XX:ReservedCodeCacheSize=128m");

    private static final List<String> ALL = List.of(LEVEL + 4);

    public ServerOptions {
        if (port < 0 || port > MOST) {
            throw new IllegalArgumentException("The port is " + port + ", but must be from 0 to " + MOST);
        }
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
        secrets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(secrets));
        javaOptions = List.copyOf(javaOptions);
    }

    /// A free port of 127.0.0.1, a random key, and a temporary folder.
    public static ServerOptions simple() {
        return new ServerOptions(
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                0,
                Optional.empty(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Optional.empty(),
                List.of(),
                true);
    }

    public ServerOptions server(Path folder) {
        return new ServerOptions(
                Optional.of(folder), directory, host, port, apiKey, settings, secrets, config, javaOptions, startCache);
    }

    public ServerOptions directory(Path folder) {
        return new ServerOptions(
                server, Optional.of(folder), host, port, apiKey, settings, secrets, config, javaOptions, startCache);
    }

    public ServerOptions host(String address) {
        return new ServerOptions(
                server, directory, address, port, apiKey, settings, secrets, config, javaOptions, startCache);
    }

    public ServerOptions port(int number) {
        return new ServerOptions(
                server, directory, host, number, apiKey, settings, secrets, config, javaOptions, startCache);
    }

    public ServerOptions apiKey(String key) {
        return new ServerOptions(
                server, directory, host, port, Optional.of(key), settings, secrets, config, javaOptions, startCache);
    }

    public ServerOptions config(Path file) {
        return new ServerOptions(
                server, directory, host, port, apiKey, settings, secrets, Optional.of(file), javaOptions, startCache);
    }

    public ServerOptions startCache(boolean used) {
        return new ServerOptions(server, directory, host, port, apiKey, settings, secrets, config, javaOptions, used);
    }

    /// One more option of the server's JVM, such as `-Xmx1g`.
    public ServerOptions javaOption(String option) {
        List<String> options = new ArrayList<>(javaOptions);
        options.add(option);
        return new ServerOptions(server, directory, host, port, apiKey, settings, secrets, config, options, startCache);
    }

    /// With a compiler that fits, unless somebody has chosen one. With the quick one alone a server starts in two
    /// thirds of the time, and once it has run for a while answers a third of the requests that it could.
    ServerOptions compiled(boolean soonGone) {
        if (javaOptions.stream().anyMatch(option -> option.contains("Tier"))) {
            return this;
        }
        ServerOptions compiled = this;
        for (String option : soonGone ? QUICK : ALL) {
            compiled = compiled.javaOption(option);
        }
        return compiled;
    }

    /// A setting of Quadrel, or a system property of WildFly.
    public ServerOptions with(String setting, String value) {
        return with(changed(settings, setting, Optional.of(value)), changed(secrets, setting, Optional.empty()));
    }

    /// A setting of Quadrel, or of an application, that nobody else may see.
    public ServerOptions secret(String setting, String value) {
        return setting.equals(ApiKey.SETTING)
                ? apiKey(value)
                : with(changed(settings, setting, Optional.empty()), changed(secrets, setting, Optional.of(value)));
    }

    ServerOptions without(String setting) {
        return with(changed(settings, setting, Optional.empty()), secrets);
    }

    private ServerOptions with(SequencedMap<String, String> plain, SequencedMap<String, String> hidden) {
        return new ServerOptions(server, directory, host, port, apiKey, plain, hidden, config, javaOptions, startCache);
    }

    private static SequencedMap<String, String> changed(
            SequencedMap<String, String> settings, String setting, Optional<String> value) {
        SequencedMap<String, String> all = new LinkedHashMap<>(settings);
        all.remove(setting);
        value.ifPresent(text -> all.put(setting, text));
        return all;
    }

    /// Everybody may read.
    public ServerOptions publicReading() {
        return with(PUBLIC, "true");
    }

    /// A folder whose files may be registered in the catalog where they are.
    public ServerOptions readableStorage(Path folder) {
        return added(READABLE, folder.toAbsolutePath().normalize().toString());
    }

    /// A folder whose files are sent.
    ///
    /// @param prefix path of the URL, such as `/docs/`
    public ServerOptions files(String prefix, Path folder) {
        return added(BIND, slashed(prefix) + "=" + folder.toAbsolutePath().normalize());
    }

    /// Requests that are forwarded.
    ///
    /// @param prefix path of the URL, such as `/old/`
    /// @param target such as `http://127.0.0.1:8000/`
    public ServerOptions proxy(String prefix, String target) {
        return added(PROXY, slashed(prefix) + "=" + target);
    }

    /// What somebody set in the environment or the given file is not looked at.
    Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private static String slashed(String prefix) {
        String begun = prefix.startsWith("/") ? prefix : "/" + prefix;
        return begun.endsWith("/") ? begun : begun + "/";
    }

    /// Values of one setting have commas between them, and a backslash before each of their own.
    private ServerOptions added(String setting, String value) {
        String escaped = value.replace("\\", "\\\\").replace(",", "\\,");
        return with(
                setting, setting(setting).map(others -> others + "," + escaped).orElse(escaped));
    }
}
