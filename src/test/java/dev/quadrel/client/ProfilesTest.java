package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.structure.NodePath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers by name, and what URIs mean.
class ProfilesTest {

    @TempDir
    private Path root;

    private Path site;
    private Path user;
    private Profiles profiles;

    @BeforeEach
    void makeFolders() throws IOException {
        site = Files.createDirectories(root.resolve("site/profiles"));
        user = Files.createDirectories(root.resolve("user/profiles"));
        profiles = new Profiles(List.of(site, root.resolve("missing"), user));
    }

    @Test
    void theFolderClosestToTheUser_counts() throws IOException {
        // rule 10
        Files.writeString(site.resolve("lab.yml"), "lab:\n  uri: http://site\nother:\n  uri: http://other\n");
        Files.writeString(user.resolve("mine.yaml"), "lab:\n  uri: http://user\n");
        Files.writeString(user.resolve(".hidden.yml"), "hidden:\n  uri: http://hidden\n");
        Files.writeString(user.resolve("notes.txt"), "nothing");
        assertThat(profiles.names()).containsExactly("lab", "other");
        assertThat(profiles.profile("lab").uri()).isEqualTo(URI.create("http://user"));
        assertThat(profiles.profile("other").file()).isEqualTo(site.resolve("lab.yml"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiles.profile("absent"))
                .withMessageContaining("[lab, other]");
    }

    @Test
    void aNameInTwoFilesOfAFolder_isNone() throws IOException {
        // rule 10
        Files.writeString(site.resolve("a.yml"), "lab:\n  uri: http://site\n");
        Files.writeString(user.resolve("a.yml"), "lab:\n  uri: http://a\n");
        Files.writeString(user.resolve("b.yml"), "lab:\n  uri: http://b\n");
        assertThat(profiles.names()).isEmpty();
    }

    @Test
    void allMembers_areUnderstood() throws IOException {
        // rule 10
        Files.writeString(user.resolve("a.yml"), """
            lab:
              uri: http://$QUADREL_NO_SUCH_VARIABLE/${PATH}
              headers: {X-A: b}
              timeout: {connection: 2, read: 1.5}
              token_cache: /tmp/tokens
              max_connections: 3
              verify: no
              structure_clients: dask
            """);
        Options options = profiles.profile("lab").options(Options.USUAL);
        assertThat(options.headers()).isEqualTo(Map.of("X-A", "b"));
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.silenceTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.tokenFolder()).isEqualTo(Path.of("/tmp/tokens"));
        assertThat(options.parallel()).isEqualTo(3);
        assertThat(options.tls()).isPresent();
        assertThat(profiles.profile("lab").content().get("uri")).isEqualTo("http://$QUADREL_NO_SUCH_VARIABLE/${PATH}");
    }

    @Test
    void aMemberThatIsNotKnown_isNamed() throws IOException {
        // rule 10
        Files.writeString(user.resolve("a.yml"), "lab:\n  uri: http://a\n  colour: red\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiles.profile("lab").options(Options.USUAL))
                .withMessageContaining("colour");
        Files.writeString(user.resolve("a.yml"), "lab: [");
        assertThatIllegalArgumentException().isThrownBy(profiles::names).withMessageContaining("a.yml");
    }

    @Test
    void theUsualProfile_isTheOneThatTheUserHasChosen() throws IOException {
        // rule 10
        assertThat(profiles.usual()).isEmpty();
        Files.writeString(root.resolve("user/default_profile"), "lab\n");
        assertThat(profiles.usual()).contains("lab");
    }

    @Test
    void folders_areThoseOfTiledsOwnClient() {
        // rule 10
        TiledFolders linux = new TiledFolders(Map.of("XDG_CONFIG_HOME", "/x"), Path.of("/home/a"), "Linux");
        assertThat(linux.profiles())
                .containsExactly(
                        Path.of("/etc/tiled/profiles"),
                        Path.of("/etc/xdg/tiled/profiles"),
                        Path.of("/home/a/.config/tiled/profiles"),
                        Path.of("/x/tiled/profiles"));
        assertThat(linux.cache()).isEqualTo(Path.of("/home/a/.cache/tiled"));
        TiledFolders named = new TiledFolders(
                Map.of("TILED_PROFILES", "/p", "TILED_SITE_PROFILES", "/s", "TILED_CACHE_DIR", "/c"),
                Path.of("/home/a"),
                "Linux");
        assertThat(named.profiles()).containsExactly(Path.of("/s"), Path.of("/p"));
        assertThat(named.cache()).isEqualTo(Path.of("/c"));
        assertThat(new TiledFolders(Map.of(), Path.of("/Users/a"), "Mac OS X").cache())
                .isEqualTo(Path.of("/Users/a/Library/Caches/tiled"));
    }

    @Test
    void lessThanTheWholeAddress_isEnough() {
        // rule 5
        URI api = URI.create("http://h:1/api/v1/");
        for (String text :
                List.of("http://h:1", "http://h:1/", "http://h:1/api", "http://h:1/api/v1", "http://h:1/api/v1/")) {
            assertThat(Location.of(URI.create(text))).isEqualTo(new Location(api, NodePath.ROOT, Optional.empty()));
        }
        assertThat(Location.of(URI.create("https://h/sub/api/v1//metadata/a%20b/c/?api_key=k%31")))
                .isEqualTo(new Location(
                        URI.create("https://h/sub/api/v1/"),
                        new NodePath(List.of("a b", "c")),
                        Optional.of(new Credentials.Key("k1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> Location.of(URI.create("/a/b")));
    }

    @Test
    void anAddressWhoseKeyIsEmpty_saysThatItIsMissing() {
        // rule 5
        for (String query : List.of("api_key=", "api_key", "a=b&api_key=", "api_key=%20")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quadrel.connect("http://127.0.0.1:1/api/v1?" + query))
                    .withMessageContaining("The key is missing");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials.Key(""))
                .withMessageContaining("The key is missing");
    }

    @Test
    void theCacheOfAProfile_keepsAnswersInAFileBesideThatOfPython() throws IOException {
        // rule 10
        Path file = root.resolve("below/answers.db");
        Files.writeString(
                user.resolve("a.yml"),
                "lab:\n  uri: http://a\n  cache: {filepath: %s, capacity: 9_000, max_item_size: 1_000}\n"
                        .formatted(file));
        try (ClientCache cache = cache()) {
            assertThat(cache.capacity()).isEqualTo(9000);
            assertThat(cache.largest()).isEqualTo(1000);
            assertThat(cache.isReadOnly()).isFalse();
        }
        assertThat(root.resolve("below")).isDirectoryContaining(path -> path.endsWith("answers.db.quadrel"));
        assertThat(file).doesNotExist();
        Files.writeString(
                user.resolve("a.yml"),
                "lab:\n  uri: http://a\n  cache: {filepath: %s, readonly: true}\n".formatted(file));
        try (ClientCache cache = cache()) {
            assertThat(cache.isReadOnly()).isTrue();
        }
        Files.delete(root.resolve("below/answers.db.quadrel"));
        assertThat(profiles.profile("lab").options(Options.USUAL).cache()).isEmpty();
    }

    private ClientCache cache() {
        return (ClientCache)
                profiles.profile("lab").options(Options.USUAL).cache().orElseThrow();
    }

    @Test
    void aCacheThatIsNotUnderstood_isRefused() throws IOException {
        // rule 10
        for (String cache : List.of("{colour: red}", "{capacity: much}", "{capacity: 10, max_item_size: 20}")) {
            Files.writeString(
                    user.resolve("a.yml"),
                    "lab:\n  uri: http://a\n  cache: %s\n"
                            .formatted(cache.replace("}", ", filepath: " + root + "/c}")));
            assertThatIllegalArgumentException()
                    .as(cache)
                    .isThrownBy(() -> profiles.profile("lab").options(Options.USUAL));
        }
    }

    @Test
    void classesOfPythons_areSaidOnceToCountForNothing() throws IOException {
        // rule 10
        List<String> said = new ArrayList<>();
        Logger log = Logger.getLogger(Profile.class.getName());
        Handler handler = listener(said);
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        try {
            for (String clients : List.of("numpy", "dask", "{array: \"lab.clients:Picture\"}")) {
                Files.writeString(
                        user.resolve("a.yml"), "lab:\n  uri: http://a\n  structure_clients: %s\n".formatted(clients));
                profiles.profile("lab").options(Options.USUAL);
                profiles.profile("lab").options(Options.USUAL);
            }
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        assertThat(said).singleElement().asString().contains("lab", "a.yml", "for Python");
    }

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
