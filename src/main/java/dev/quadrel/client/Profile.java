package dev.quadrel.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server that somebody has given a name.
///
/// @param file that says it
/// @param content members as Tiled's own client knows them
public record Profile(String name, Path file, Map<?, ?> content) {

    private static final Set<String> KNOWN = Set.of(
            "uri",
            "username",
            "auth_provider",
            "headers",
            "structure_clients",
            "cache",
            "timeout",
            "token_cache",
            "max_connections",
            "verify");

    private static final System.Logger LOG = System.getLogger(Profile.class.getName());
    private static final Set<Object> FOR_NOBODY = Set.of("numpy", "dask");

    /// Those that have been heard to name classes of Python's.
    private static final Set<Profile> SAID = ConcurrentHashMap.newKeySet();

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)\\})");

    /// Where the server is.
    ///
    /// @throws IllegalArgumentException where it does not say it, such as for a server in the client's own process
    public URI uri() {
        return URI.create(text("uri")
                .orElseThrow(() -> new IllegalArgumentException(
                        "The profile " + name + " in " + file + " has no uri; only such can be connected to")));
    }

    /// How the server is spoken with.
    ///
    /// @param usual what holds where the profile says nothing
    /// @throws IllegalArgumentException for a member that is not known, or a cache that cannot be opened
    public Options options(Options usual) {
        for (Object member : content.keySet()) {
            if (!KNOWN.contains(String.valueOf(member))) {
                throw new IllegalArgumentException(
                        "The profile %s in %s has a member %s, which is not known".formatted(name, file, member));
            }
        }
        Options options = usual;
        for (Map.Entry<?, ?> header : members("headers").entrySet()) {
            options = options.header(String.valueOf(header.getKey()), expanded(String.valueOf(header.getValue())));
        }
        Map<?, ?> timeout = members("timeout");
        options = seconds(timeout.get("connection"))
                .or(() -> seconds(timeout.get("connect")))
                .map(options::connectTimeout)
                .orElse(options);
        options = seconds(timeout.get("read")).map(options::silenceTimeout).orElse(options);
        options = text("token_cache").map(Path::of).map(options::tokenFolder).orElse(options);
        if (content.get("max_connections") instanceof Integer most) {
            options = options.parallel(most);
        }
        options = Boolean.FALSE.equals(content.get("verify")) ? options.tls(Trust.everybody()) : options;
        sayWhatIsForPython();
        return cache().map(options::cache).orElse(options);
    }

    /// The classes that data is read by, in Python.
    private void sayWhatIsForPython() {
        Object clients = content.get("structure_clients");
        if (clients != null && !FOR_NOBODY.contains(clients) && SAID.add(this)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The profile {0} in {1} has structure_clients, which are for Python; here they count for nothing",
                    name,
                    file);
        }
    }

    private Optional<ClientCache> cache() {
        return content.get("cache") instanceof Map<?, ?> members
                ? ProfileCache.open(members, "The profile %s in %s".formatted(name, file))
                : Optional.empty();
    }

    private Map<?, ?> members(String member) {
        return content.get(member) instanceof Map<?, ?> map ? map : Map.of();
    }

    private Optional<String> text(String member) {
        return Optional.ofNullable(content.get(member)).map(value -> expanded(value.toString()));
    }

    private static Optional<Duration> seconds(@Nullable Object value) {
        return value instanceof Number number
                ? Optional.of(Duration.ofMillis(Math.round(number.doubleValue() * 1000)))
                : Optional.empty();
    }

    /// With the values of the environment for `$NAME` and `${NAME}`, where it has them.
    static String expanded(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String variable = found.group(1) == null ? found.group(2) : found.group(1);
            String value = System.getenv(variable);
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
