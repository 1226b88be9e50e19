package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaryKeeperTest {

    private static final String SERVERS = "Origin, Accept-Encoding";

    @Test
    void anApplicationThatSetsVary_addsToWhatTheServerHasSet() throws IOException {
        assertThat(varies(SERVERS, "Accept, origin")).containsExactly("Vary: Origin, Accept-Encoding, Accept");
    }

    @Test
    void anApplicationThatResetsItsReply_keepsWhatTheServerHasSet() throws IOException {
        assertThat(varies(SERVERS, "")).containsExactly("Vary: Origin, Accept-Encoding");
    }

    @Test
    void anApplicationThatLeavesItAlone_changesNothing() throws IOException {
        assertThat(varies(SERVERS, SERVERS)).containsExactly("Vary: Origin, Accept-Encoding");
    }

    @Test
    void withoutAVaryOfTheServer_theApplicationsIsSent() throws IOException {
        assertThat(varies("", "Accept")).containsExactly("Vary: Accept");
        assertThat(varies("", "")).isEmpty();
    }

    @Test
    void severalLines_becomeOne() throws IOException {
        HttpHandler handler = exchange -> {
            exchange.getResponseHeaders().add(Headers.VARY, "Origin");
            exchange.getResponseHeaders().add(Headers.VARY, "Accept-Encoding");
            VaryKeeper.keep(exchange, SecurityHeaders.NONE);
            exchange.getResponseHeaders().put(Headers.VARY, "*");
            exchange.endExchange();
        };
        assertThat(varies(handler)).containsExactly("Vary: Origin, Accept-Encoding, *");
    }

    @Test
    void anApplicationThatAddsALine_losesNone() throws IOException {
        HttpHandler handler = exchange -> {
            exchange.getResponseHeaders().put(Headers.VARY, SERVERS);
            VaryKeeper.keep(exchange, SecurityHeaders.NONE);
            exchange.getResponseHeaders().add(Headers.VARY, "Cookie");
            exchange.endExchange();
        };
        assertThat(varies(handler)).containsExactly("Vary: Origin, Accept-Encoding, Cookie");
    }

    /// The reply's lines, where the server sets one value and the application another; empty for none.
    private static List<String> varies(String server, String application) throws IOException {
        return varies(exchange -> {
            if (!server.isEmpty()) {
                exchange.getResponseHeaders().put(Headers.VARY, server);
            }
            VaryKeeper.keep(exchange, SecurityHeaders.NONE);
            exchange.getResponseHeaders().remove(Headers.VARY);
            if (!application.isEmpty()) {
                exchange.getResponseHeaders().put(Headers.VARY, application);
            }
            exchange.endExchange();
        });
    }

    private static List<String> varies(HttpHandler handler) throws IOException {
        try (Plain plain = Plain.serving(handler)) {
            return plain.get("/").headers().stream()
                    .filter(line -> line.startsWith("Vary:"))
                    .toList();
        }
    }
}
