package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.proxy.ProxySettings;
import dev.quadrel.request.RequestSettings;
import dev.quadrel.staticfile.StaticFileSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Pattern SCRIPT_KEY = Pattern.compile("\\$\\{(quadrel\\.[a-z.-]+)");

    private record Setting(String key, String absent, String meaning) {}

    private static final List<Setting> APPLICATION = List.of(
            new Setting("quadrel.http.base-directory", "where the server was started", "where relative folders start"),
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
            new Setting("quadrel.static-file.max-age", "0", "how long a browser may use a file without asking"));

    private static final List<Setting> SERVER = List.of(
            new Setting(
                    "quadrel.cors.allowed-origins",
                    "none",
                    "whole origins with commas or spaces between; `*` for any, without credentials"),
            new Setting(
                    "quadrel.http.max-body-size",
                    "16 GiB",
                    "last resort against endless bodies, a number of bytes; 0 for none"),
            new Setting("quadrel.log.suppress-noise", "false", "leave replies with 200 and 304 out of the access log"),
            new Setting("quadrel.tls.port", "the https listener's", "port that http is redirected to"),
            new Setting("quadrel.tls.required", "false", "redirect http to https and send HSTS"));

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
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        return """
            # Settings

            Each is a system property (`-Dquadrel...` behind `standalone.sh`), an environment variable in capitals with underscores (`QUADREL_STATIC_FILE_BIND`), or, for the application's, a line of `META-INF/microprofile-config.properties` in the WAR. A size is a number of bytes or has `KiB`, `MiB`, `GiB`; a time is ISO-8601 (`PT1.5S`) or a number of seconds.

            ## Of the application

            %s
            ## Of the server, by the scripts of `wildfly-config/`

            %s\
            """.formatted(table(APPLICATION), table(SERVER));
    }

    private static String table(List<Setting> settings) {
        return settings.stream()
                .map(setting -> "| `%s` | %s | %s |\n".formatted(setting.key, setting.absent, setting.meaning))
                .collect(Collectors.joining("", "| setting | unless set | meaning |\n|---|---|---|\n", ""));
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
                return null;
            }

            @Override
            public String getName() {
                return "recorder";
            }
        };
        Config config = new SmallRyeConfigBuilder().withSources(source).build();
        HttpSettings.from(config);
        ProxySettings.from(config);
        RequestSettings.from(config);
        StaticFileSettings.from(config);
        return asked;
    }
}
