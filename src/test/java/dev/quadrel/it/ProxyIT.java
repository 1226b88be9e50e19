package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The proxy in its place behind resources and files; its own rules are tested in its package.
class ProxyIT {

    private final ServerProcess server = Servers.checkApp();

    @Test
    void request_isForwardedWithItsQueryOnce() throws IOException {
        Wire.Reply reply = Wire.get(server, "/proxied/a%20b?q=1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .startsWith("GET /base/a%20b ?q=1 0 for=127.0.0.1")
                .contains("proto=http");
    }

    @Test
    void methodBodyAndStatus_passThrough() throws IOException {
        byte[] body = "0123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Wire.send(server, "PUT", "/proxied/x", body).text()).startsWith("PUT /base/x ? 10 ");
        assertThat(Wire.get(server, "/proxied/gone").status()).isEqualTo(410);
    }
}
