package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.AccessSettings;
import dev.quadrel.adapter.DuckSettings;
import dev.quadrel.cache.CacheSettings;
import dev.quadrel.catalog.CatalogSettings;
import dev.quadrel.command.CommandSettings;
import dev.quadrel.identity.IdentitySettings;
import dev.quadrel.lifecycle.LifecycleSettings;
import dev.quadrel.livehost.LiveSettings;
import dev.quadrel.openid.OpenIdSettings;
import dev.quadrel.policy.PolicySettings;
import dev.quadrel.proxy.ProxySettings;
import dev.quadrel.request.RequestSettings;
import dev.quadrel.staticfile.StaticFileSettings;
import dev.quadrel.stream.StreamSettings;
import dev.quadrel.token.TokenSettings;
import dev.quadrel.trail.AuditSettings;
import dev.quadrel.worker.WorkerSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The page of all settings: it is written from the table here, and the table has every key that the code or a script
/// of the server reads. `mvn test -Dtest=SettingsPageTest -Dsettings.write=true` writes it.
class SettingsPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/settings.md");
    private static final Path LIST = Path.of("src/main/resources/dev/quadrel/about/settings.tsv");
    private static final Pattern SCRIPT_KEY = Pattern.compile("\\$\\{(quadrel\\.[a-z.-]+)");

    private static final List<Setting> OTHERS = List.of(
            new Setting(
                    "quadrel.audit.entries",
                    "1000000",
                    "entries kept in the audit trail at most, the newest; 0 for as many as there are"),
            new Setting(
                    "quadrel.audit.retention",
                    "365 days",
                    "how long an entry of the audit trail is kept; 0 to keep them for ever"),
            new Setting(
                    "quadrel.cache.disk",
                    "1 GiB",
                    "results kept on disk, together; beyond it the least recently used go"),
            new Setting(
                    "quadrel.cache.eager",
                    "false",
                    "start the caches with the deployment, not with their first use; `configure-ha.cli` sets it"),
            new Setting("quadrel.cache.lifespan", "1 day", "how long a result is kept; 0 for no limit"),
            new Setting(
                    "quadrel.command.admin-token",
                    "none",
                    "the secret that an administrator sends as Bearer token, 16 characters or more; without it, no"
                            + " commands over HTTP"),
            new Setting(
                    "quadrel.command.grace",
                    "30 s",
                    "how long jobs and requests under way may take when a command stops or restarts the server"),
            new Setting(
                    "quadrel.command.restart-code",
                    "none",
                    "exit code of `restart` for a supervisor; without it, WildFly reloads"),
            new Setting("quadrel.command.terminal", "true", "take commands from the terminal that runs the server"),
            new Setting("quadrel.http.base-directory", "where the server was started", "where relative folders start"),
            new Setting(
                    "quadrel.http.body-timeout",
                    "90 s",
                    "how long a client may stall in the middle of a request's body; 0 for no limit"),
            new Setting("quadrel.http.content-security-policy", "none", "CSP of all but the API, whose own is strict"),
            new Setting("quadrel.http.content-type-options", "nosniff", "header X-Content-Type-Options; off for none"),
            new Setting("quadrel.http.frame-options", "SAMEORIGIN", "header X-Frame-Options; DENY, or off for none"),
            new Setting(
                    "quadrel.http.referrer-policy",
                    "strict-origin-when-cross-origin",
                    "header of that name; off for none"),
            new Setting(
                    "quadrel.http.security-contact",
                    "none",
                    "whom to tell of holes, for security.txt: https://, mailto:"),
            new Setting("quadrel.http.security-policy", "none", "the page about that, for security.txt"),
            new Setting("quadrel.http.slow-request", "5 s", "a request that takes longer is logged; 0 for none"),
            new Setting(
                    "quadrel.http.threads",
                    "16 per processor",
                    "resource methods that run at a time; more requests wait"),
            new Setting(
                    "quadrel.proxy.connect-timeout", "5 s", "how long a request waits for a connection to its target"),
            new Setting("quadrel.proxy.connections", "100", "requests under way at one target for each I/O thread"),
            new Setting("quadrel.proxy.idle-timeout", "4 s", "how long an unused connection to a target is kept"),
            new Setting("quadrel.proxy.response-timeout", "60 s", "how long a target may be silent"),
            new Setting("quadrel.proxy.rules", "none", "`/prefix/=http://host:port/base/`, several with commas"),
            new Setting("quadrel.proxy.trust-forwarded", "false", "keep the client's own `Forwarded` fields"),
            new Setting(
                    "quadrel.request.max-body-size",
                    "16 MiB",
                    "largest JSON or form body, and all text of a multipart one"),
            new Setting("quadrel.request.max-part-size", "50 MiB", "largest part of a multipart body"),
            new Setting(
                    "quadrel.request.memory-threshold",
                    "64 KiB",
                    "uploaded files of a request held in memory, together"),
            new Setting("quadrel.request.upload-directory", "in the server's `tmp`", "where larger uploads wait"),
            new Setting(
                    "quadrel.static-file.allow",
                    "all files",
                    "patterns such as `*.html`; `default` for the 21 types of a front end"),
            new Setting(
                    "quadrel.static-file.bind",
                    "none",
                    "`/prefix/=folder`, several with commas; the last is asked first"),
            new Setting("quadrel.static-file.bind-fallback", "none", "the same, asked after all others"),
            new Setting("quadrel.static-file.cache-size", "64 MiB", "memory for small files"),
            new Setting("quadrel.static-file.cached-file-size", "64 KiB", "files up to this size are held in memory"),
            new Setting("quadrel.static-file.deny", "none", "patterns of files that are never sent"),
            new Setting("quadrel.static-file.directory-listing", "false", "list a folder that has no index page"),
            new Setting("quadrel.static-file.fallback-file", "none", "the page sent where nothing answers"),
            new Setting(
                    "quadrel.static-file.favicon-everywhere", "true", "one `favicon.ico` for every path that ends so"),
            new Setting(
                    "quadrel.static-file.favicon-fallback", "none", "an icon's file, or `empty` for the bundled one"),
            new Setting(
                    "quadrel.static-file.follow-links", "none", "prefixes of folders whose links may lead out of them"),
            new Setting("quadrel.static-file.max-age", "0", "how long a browser may use a file without asking"),
            new Setting(
                    "quadrel.table.memory", "1 GiB", "bytes that the engine for Parquet, CSV and growing tables uses"),
            new Setting("quadrel.table.threads", "processors", "threads that it works with"),
            new Setting(
                    "quadrel.token.accept-foreign",
                    "false",
                    "take a token that this server did not make for a new one"),
            new Setting("quadrel.token.expiry", "1 h", "how long a token's object is kept after its last use"),
            new Setting("quadrel.worker.cargo-life", "10 min", "how long a piece of a long result is kept"),
            new Setting(
                    "quadrel.worker.chunk-size", "10485760", "characters of a piece; a longer result comes in pieces"),
            new Setting("quadrel.worker.first-wait", "0.1 s", "how long a start waits for the result"),
            new Setting("quadrel.worker.link", "none", "path at which the JavaScript client is sent, as a module"),
            new Setting("quadrel.worker.link-classic", "none", "the same as a classic script"),
            new Setting("quadrel.worker.mirror", "none", "file that is made a copy of the module at each start"),
            new Setting("quadrel.worker.mirror-classic", "none", "the same of the classic script"),
            new Setting("quadrel.worker.queue", "1000", "jobs that wait for a thread; one more is refused with 503"),
            new Setting("quadrel.worker.result-life", "2 min", "how long a result waits for its client"),
            new Setting("quadrel.worker.threads", "16", "jobs that run at a time; the server reads it too"));

    private static final List<Setting> APPLICATION = Stream.of(
                    OTHERS, LifecycleRows.ALL, LiveRows.ALL, SignOnRows.ALL, CatalogRows.ALL)
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Setting::key))
            .toList();

    private static final List<Setting> SERVER = List.of(
            new Setting(
                    "quadrel.cache.memory", "64 MiB", "memory for results, outside the Java heap, a number of bytes"),
            new Setting(
                    "quadrel.cors.allowed-origins",
                    "none",
                    "whole origins with commas or spaces between; `*` for any, without credentials"),
            new Setting(
                    "quadrel.http.max-body-size",
                    "16 GiB",
                    "last resort against endless bodies, a number of bytes; 0 for none"),
            new Setting("quadrel.catalog.connections", "32", "most connections to the catalog's database"),
            new Setting("quadrel.catalog.database-url", "none", "PostgreSQL of the catalog"),
            new Setting("quadrel.catalog.directory", "a temporary folder", "folder of the catalog"),
            new Setting(
                    "quadrel.ha.hosts",
                    "127.0.0.1[7600]",
                    "all servers that share tokens, results, jobs and live state: `host[port],host[port]`"),
            new Setting(
                    "quadrel.http.io-threads",
                    "as many as processors, 2 at least",
                    "threads that read requests and send files"),
            new Setting(
                    "quadrel.live.memory",
                    "64 MiB",
                    "memory for live state that is kept, outside the Java heap, a number of bytes"),
            new Setting("quadrel.log.suppress-noise", "false", "leave replies with 200 and 304 out of the access log"),
            new Setting("quadrel.tls.port", "the https listener's", "port that http is redirected to"),
            new Setting("quadrel.tls.required", "false", "redirect http to https and send HSTS"),
            new Setting("quadrel.token.memory", "100000", "tokens held in memory; the others are read from disk"),
            new Setting("quadrel.worker.threads", "16", "threads for jobs"));

    // rule 9
    @Test
    void everyKeyThatTheCodeReads_isOnThePage() {
        assertThat(keys(APPLICATION)).isEqualTo(read());
    }

    @Test
    void everyKeyThatAScriptReads_isOnThePage() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> scripts = Files.list(Path.of("wildfly-config"))) {
            for (Path script : scripts.toList()) {
                Matcher key = SCRIPT_KEY.matcher(Files.readString(script));
                while (key.find()) {
                    found.add(key.group(1));
                }
            }
        }
        assertThat(keys(SERVER)).isEqualTo(found);
    }

    @Test
    void page_isWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(PAGE, Setting.page(APPLICATION, SERVER));
            Files.writeString(LIST, Setting.list(APPLICATION, SERVER));
        }
        assertThat(PAGE).hasContent(Setting.page(APPLICATION, SERVER));
        assertThat(LIST).hasContent(Setting.list(APPLICATION, SERVER));
    }

    private static Set<String> keys(List<Setting> settings) {
        return settings.stream().map(Setting::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The keys that all settings together ask a real configuration for.
    private static Set<String> read() {
        Set<String> asked = new ConcurrentSkipListSet<>();
        ConfigSource source = new ConfigSource() {
            @Override
            public Set<String> getPropertyNames() {
                return Set.of();
            }

            @Override
            public @Nullable String getValue(String name) {
                if (name.startsWith("quadrel.")) {
                    asked.add(name);
                }
                return SignOnRows.NEEDED.get(name);
            }

            @Override
            public String getName() {
                return "recorder";
            }
        };
        readAll(new SmallRyeConfigBuilder().withSources(source).build());
        return asked;
    }

    private static void readAll(Config config) {
        CacheSettings.from(config);
        AccessSettings.from(config);
        AuditSettings.from(config);
        CatalogSettings.from(config);
        CommandSettings.from(config);
        DuckSettings.from(config);
        HttpSettings.from(config);
        SecuritySettings.from(config);
        IdentitySettings.from(config);
        OpenIdSettings.from(config);
        PolicySettings.from(config);
        ProxySettings.from(config);
        RequestSettings.from(config);
        StaticFileSettings.from(config);
        StreamSettings.from(config);
        TokenSettings.from(config);
        WorkerSettings.from(config);
        LifecycleSettings.from(config);
        LiveSettings.from(config);
    }
}
