package dev.quadrel.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.client.ClientException.Broken;
import dev.quadrel.client.ClientException.Unavailable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Connections that servers, or the client itself, have closed.
@Timeout(60)
class ConnectionsTest {

    private static final Retry PATIENT =
            new Retry(6, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(45));
    private static final Options OPTIONS = Options.USUAL.retry(PATIENT).credentials(new Credentials.Anonymous());

    @TempDir
    private Path folder;

    /// Answers `/fail` by 500, and closes that connection when the next request comes by it.
    private static final class AbruptServer implements AutoCloseable {

        private final ServerSocket entrance = open();
        private final List<String> asked = new CopyOnWriteArrayList<>();

        AbruptServer() {
            Thread.startVirtualThread(() -> {
                while (!entrance.isClosed()) {
                    try {
                        Socket visitor = entrance.accept();
                        Thread.startVirtualThread(() -> answer(visitor));
                    } catch (IOException e) {
                        // It is closed.
                    }
                }
            });
        }

        private static ServerSocket open() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Request request(String method, String path) {
            return Request.of(method, URI.create("http://127.0.0.1:" + entrance.getLocalPort() + path));
        }

        private void answer(Socket visitor) {
            try (visitor) {
                DataInputStream in = new DataInputStream(visitor.getInputStream());
                boolean failed = false;
                while (!failed) {
                    String line = head(in).lines().findFirst().orElseThrow();
                    asked.add(line);
                    failed = line.contains("/fail");
                    write(visitor.getOutputStream(), failed ? "500 Internal Server Error" : "200 OK");
                }
                head(in);
            } catch (IOException e) {
                // The visitor has gone.
            }
        }

        private static String head(DataInputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        }

        private static void write(OutputStream out, String status) throws IOException {
            out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(ISO_8859_1));
        }

        @Override
        public void close() throws IOException {
            entrance.close();
        }
    }

    // rule 1
    @Test
    void aPostBehindAnErrorOfTheServer_goesByANewConnection_once() throws Exception {
        try (AbruptServer server = new AbruptServer();
                Transport transport = new Transport(OPTIONS)) {
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(Broken.class)
                        .isThrownBy(() -> transport.send(server.request("POST", "/fail")));
                assertThat(transport.send(server.request("POST", "/good")).status())
                        .isEqualTo(200);
                assertThat(transport.send(server.request("PATCH", "/good")).status())
                        .isEqualTo(200);
            }
            assertThat(server.asked).hasSize(15);
        }
    }

    // rule 1
    @Test
    void whatIsStillUnderWay_isNotHarmedByAnErrorOfTheServer() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        try (ScriptedServer slow = new ScriptedServer((_, exchange) -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write(new byte[5]);
                    exchange.getResponseBody().flush();
                    failed.await();
                    exchange.getResponseBody().write(new byte[5]);
                });
                AbruptServer server = new AbruptServer();
                Transport transport = new Transport(OPTIONS);
                Flowing flowing = transport.open(Request.get(slow.uri("/x")))) {
            assertThatExceptionOfType(Broken.class).isThrownBy(() -> transport.send(server.request("POST", "/fail")));
            assertThat(transport.send(server.request("POST", "/good")).status()).isEqualTo(200);
            failed.countDown();
            assertThat(flowing.body().readAllBytes()).hasSize(10);
        }
    }

    @Test
    void aClientThatIsClosed_saysSoAtOnce_withACacheToo() {
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
            ScriptedServer.json(exchange, 200, "{\"data\":[],\"links\":{}}");
        })) {
            ClientCache cache = ClientCache.open(folder.resolve("cache.db"));
            for (Options options : List.of(OPTIONS, OPTIONS.cache(cache))) {
                Context context = Quadrel.server(server.uri("/"), options);
                context.close();
                int asked = server.asked().size();
                long began = System.nanoTime();
                assertThatExceptionOfType(Unavailable.class)
                        .isThrownBy(context::root)
                        .withMessageContaining("The client has been closed");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
                assertThat(server.asked()).hasSize(asked);
            }
        }
    }

    @Test
    void aClientThatIsClosedWhileItWaits_saysSoAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((_, exchange) -> {
                    exchange.getResponseHeaders().set("Retry-After", "40");
                    ScriptedServer.json(exchange, 503, "{}");
                    asked.countDown();
                });
                Transport transport = new Transport(OPTIONS)) {
            Thread.startVirtualThread(() -> closeBehind(asked, transport));
            long began = System.nanoTime();
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> transport.send(Request.get(server.uri("/x"))))
                    .withMessageContaining("The client has been closed");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void closeBehind(CountDownLatch asked, Transport transport) {
        try {
            asked.await();
            Thread.sleep(300);
            transport.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
