package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of caches, and others that somebody takes for one.
class CacheFileTest {

    private static final URI URI_OF_ALL = URI.create("http://localhost/a");

    @TempDir
    private Path folder;

    private static Reply reply(String body, Map<String, List<String>> headers) {
        return new Reply(
                200, URI_OF_ALL, HttpHeaders.of(headers, (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void otherFile_isNoCache() throws Exception {
        Path file = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (a)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCache.open(file))
                .withMessageContaining("other.db");
        Path text = folder.resolve("text.db");
        Files.writeString(text, "This is a text, and no database at all. ".repeat(100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCache.open(text))
                .withMessageContaining("text.db");
        assertThatIllegalArgumentException().isThrownBy(() -> ClientCache.readOnly(text));
        assertThat(Files.readString(text)).startsWith("This is a text");
    }

    @Test
    void fileOfAnyName_isTheOneThatIsNamed() throws Exception {
        for (String name : List.of("x#y.db", "x?mode=memory", "50%41 ä.db", "file:z")) {
            Path file = folder.resolve(name);
            assertThatIllegalArgumentException().isThrownBy(() -> CacheFile.readOnly(file));
            assertThat(folder).isEmptyDirectory();
            try (CacheFile opened = CacheFile.open(file)) {
                opened.keep("a", reply("[0]", Map.of()), 100);
            }
            try (CacheFile reader = CacheFile.readOnly(file)) {
                assertThat(reader.find("a", URI_OF_ALL)).isPresent();
            }
            assertThat(file).isRegularFile();
            try (Stream<Path> there = Files.list(folder)) {
                for (Path one : there.toList()) {
                    assertThat(one.getFileName().toString()).startsWith(name);
                    Files.delete(one);
                }
            }
        }
    }

    // rule 14
    @Test
    void headersOfALaterAnswer_areNotThoseOfTheOneBefore() {
        Reply first = reply("1", Map.of("ETag", List.of("1")));
        Reply second = reply("2", Map.of("ETag", List.of("2")));
        try (CacheFile file = CacheFile.open(folder.resolve("cache.db"))) {
            file.keep("a", second, 100);
            file.renew("a", first, reply("1", Map.of("ETag", List.of("1"), "Expires", List.of("later"))));
            assertThat(file.find("a", URI_OF_ALL).orElseThrow().headers()).isEqualTo(second.headers());
            file.renew("a", second, reply("2", Map.of("ETag", List.of("2"), "Expires", List.of("later"))));
            assertThat(file.find("a", URI_OF_ALL).orElseThrow().header("Expires"))
                    .contains("later");
        }
    }
}
