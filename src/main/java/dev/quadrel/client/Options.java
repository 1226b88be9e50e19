package dev.quadrel.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How a client speaks with its server. Each method makes a changed copy.
public final class Options {

    private static final int PARALLEL = 8;

    /// What suits most.
    public static final Options USUAL = new Options();

    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration silenceTimeout = Duration.ofSeconds(30);
    private Retry retry = Retry.USUAL;
    private int parallel = PARALLEL;
    private boolean compressed = true;
    private Progress progress = Progress.SILENT;
    private Map<String, String> headers = Map.of();
    private Credentials credentials = Credentials.fromEnvironment();
    private @Nullable ReplyCache cache;
    private @Nullable SSLContext tls;
    private Path tokenFolder = TiledFolders.here().cache().resolve("tokens");

    private Options() {}

    private Options(Options other) {
        connectTimeout = other.connectTimeout;
        silenceTimeout = other.silenceTimeout;
        retry = other.retry;
        parallel = other.parallel;
        compressed = other.compressed;
        progress = other.progress;
        headers = other.headers;
        credentials = other.credentials;
        cache = other.cache;
        tls = other.tls;
        tokenFolder = other.tokenFolder;
    }

    private Options with(Consumer<Options> change) {
        Options changed = new Options(this);
        change.accept(changed);
        return changed;
    }

    /// How long it may take to reach the server.
    public Options connectTimeout(Duration most) {
        return with(changed -> changed.connectTimeout = most);
    }

    /// How long the server may send nothing, before its answer and within; for events, not even answers to pings.
    public Options silenceTimeout(Duration most) {
        return with(changed -> changed.silenceTimeout = most);
    }

    /// What is tried again, and how often.
    public Options retry(Retry rules) {
        return with(changed -> changed.retry = rules);
    }

    /// How many requests at a time one call makes at most.
    public Options parallel(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("There is at least 1 request at a time, not " + requests);
        }
        return with(changed -> changed.parallel = requests);
    }

    /// Whether the server may compress what it sends, which is good for all but the fastest networks.
    public Options compressed(boolean allowed) {
        return with(changed -> changed.compressed = allowed);
    }

    /// Who hears how far long reads and writes are.
    public Options progress(Progress listener) {
        return with(changed -> changed.progress = listener);
    }

    /// One more header of each request.
    public Options header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return with(changed -> changed.headers = Map.copyOf(more));
    }

    /// Who asks.
    public Options credentials(Credentials who) {
        return with(changed -> changed.credentials = who);
    }

    /// Which certificates are believed.
    public Options tls(SSLContext context) {
        return with(changed -> changed.tls = context);
    }

    /// Where answers are kept for the next time.
    public Options cache(ClientCache answers) {
        return cache((ReplyCache) answers);
    }

    /// Where it is kept who has logged in; as Tiled's own client has it unless this is said.
    public Options tokenFolder(Path folder) {
        return with(changed -> changed.tokenFolder = folder);
    }

    Options cache(ReplyCache replies) {
        return with(changed -> changed.cache = replies);
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration silenceTimeout() {
        return silenceTimeout;
    }

    Retry retry() {
        return retry;
    }

    int parallel() {
        return parallel;
    }

    boolean compressed() {
        return compressed;
    }

    Progress progress() {
        return progress;
    }

    Map<String, String> headers() {
        return headers;
    }

    Credentials credentials() {
        return credentials;
    }

    Optional<ReplyCache> cache() {
        return Optional.ofNullable(cache);
    }

    Path tokenFolder() {
        return tokenFolder;
    }

    Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }
}
