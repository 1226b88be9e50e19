package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.quadrel.client.ClientException.Unauthorized;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets what a cache has.
class AskerTest {

    private static final String NODE =
            "{\"data\":{\"id\":\"\",\"attributes\":{\"structure_family\":\"container\",\"ancestors\":[]}}}";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("cache.db");
    }

    private Context context(ScriptedServer server, Credentials who) {
        return Quadrel.server(
                URI.create(server.uri("/").toString()),
                Options.USUAL.retry(Retry.NEVER).credentials(who).cache(ClientCache.open(file())));
    }

    /// Answers hold for long, but only the key `good-key` gets one.
    private static void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/api/v1/")) {
            ScriptedServer.json(exchange, 200, "{}");
            return;
        }
        boolean good = "Apikey good-key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
        exchange.getResponseHeaders().set("Set-Cookie", "session=cookie-of-good");
        ScriptedServer.json(exchange, good ? 200 : 401, good ? NODE : "{\"detail\":\"no\"}");
    }

    // rule 14
    @Test
    void whatOneKeyWasAnswered_noOtherOneGets() {
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> answer(exchange))) {
            try (Context good = context(server, new Credentials.Key("good-key"))) {
                assertThat(good.root().path().isRoot()).isTrue();
            }
            for (Credentials other : new Credentials[] {new Credentials.Key("bad"), new Credentials.Anonymous()}) {
                try (Context bad = context(server, other)) {
                    assertThatExceptionOfType(Unauthorized.class).isThrownBy(bad::root);
                }
            }
            int asked = server.asked().size();
            try (Context good = context(server, new Credentials.Key("good-key"))) {
                assertThat(good.root().path().isRoot()).isTrue();
                assertThat(server.asked()).as("only what the server is").hasSize(asked + 1);
                good.authentication().logout();
                assertThatExceptionOfType(Unauthorized.class).isThrownBy(good::root);
            }
        }
    }

    // rule 14
    @Test
    void whoAsks_cannotBeReadInTheFile() throws Exception {
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> answer(exchange));
                Context good = context(server, new Credentials.Key("good-key"))) {
            assertThat(good.root().path().isRoot()).isTrue();
            for (Path part : new Path[] {file(), folder.resolve("cache.db-wal")}) {
                assertThat(Files.readString(part, StandardCharsets.ISO_8859_1))
                        .doesNotContain("good-key", "cookie-of-good");
            }
        }
    }

    // rule 14
    @Test
    void userWithNewTokens_isTheSame_andAnotherUserIsNot() {
        String alice = hash(token("lab", "alice", 1));
        assertThat(hash(token("lab", "alice", 2))).isEqualTo(alice);
        assertThat(hash(token("lab", "bob", 1))).isNotEqualTo(alice);
        assertThat(hash(token("another lab", "alice", 1))).isNotEqualTo(alice);
        assertThat(hash("user lab\nalice")).isNotEqualTo(alice);
    }

    // rule 14
    @Test
    void tokenThatNamesNobody_isSomebodyOfItsOwn() {
        assertThat(hash("a.b.c")).isNotEqualTo(hash("a.b.d"));
        assertThat(hash("opaque")).isNotEqualTo(hash("opaque2")).isEqualTo(hash("opaque"));
        assertThat(hash("a." + coded("{\"iss\":\"lab\"}") + ".c"))
                .isNotEqualTo(hash("b." + coded("{\"iss\":\"lab\"}") + ".c"));
    }

    // rule 14
    @Test
    void headersOfEachRequest_maySayWhoAsksToo() {
        String nobody = Asker.hash(Optional.empty(), Map.of());
        String header = "Bearer " + token("lab", "alice", 1);
        assertThat(Asker.hash(Optional.empty(), Map.of("X-User", "alice"))).isNotEqualTo(nobody);
        assertThat(Asker.hash(Optional.empty(), Map.of("Authorization", header)))
                .as("a token that nobody has given to the client may say anything")
                .isNotEqualTo(
                        Asker.hash(Optional.empty(), Map.of("Authorization", "Bearer " + token("lab", "alice", 2))));
    }

    private static String hash(String token) {
        return Asker.hash(Optional.of("Bearer " + token), Map.of());
    }

    private static String token(String issuer, String subject, int number) {
        return coded("{\"alg\":\"HS256\"}") + "."
                + coded("{\"iss\":\"%s\",\"sub\":\"%s\",\"exp\":%d}".formatted(issuer, subject, number)) + ".sign"
                + number;
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
