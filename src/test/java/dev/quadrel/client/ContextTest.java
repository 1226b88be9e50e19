package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LocalhostKey;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {

    private static final String ROOT =
            "{\"data\":{\"id\":\"\",\"attributes\":{\"structure_family\":\"container\",\"ancestors\":[]}}}";

    @TempDir
    private Path folder;

    @Test
    void whoeverIsSentToHttps_asksThere_andKeepsTheCache() throws Exception {
        // rule 14
        SSLContext tls = LocalhostKey.context(folder);
        try (ScriptedServer secure = ScriptedServer.secure(tls, (_, exchange) -> {
                    exchange.getResponseHeaders().set("ETag", "\"1\"");
                    if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                    } else {
                        ScriptedServer.json(exchange, 200, ROOT);
                    }
                });
                ScriptedServer plain = new ScriptedServer((_, exchange) -> {
                    URI there = secure.uri(exchange.getRequestURI().toString());
                    exchange.getResponseHeaders().set("Location", there.toString());
                    exchange.sendResponseHeaders(308, -1);
                })) {
            ClientCache cache = ClientCache.open(folder.resolve("cache.db"));
            Options options = Options.USUAL.tls(tls).cache(cache).credentials(new Credentials.Anonymous());
            URI here = URI.create("http://localhost:" + plain.uri("/").getPort());
            try (Context context = Quadrel.server(here, options)) {
                assertThat(context.api()).isEqualTo(secure.uri("/api/v1/"));
                assertThat(context.root().path().isRoot()).isTrue();
                assertThat(context.root().path().isRoot()).isTrue();
                assertThat(cache.count()).isEqualTo(2);
            }
            assertThat(secure.asked())
                    .extracting(asked -> asked.header("If-None-Match"))
                    .containsExactly(null, null, "\"1\"");
        }
    }
}
