package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// With one connection per I/O thread, a single one that is not given back would block every later request.
class ForwarderLeakTest {

    private static final ProxySettings ONE = new ProxySettings(
            List.of(), Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(4), 1, false);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String SWITCH =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

    // rule 13
    @Test
    void howeverARequestEnds_itsConnectionIsGivenBack() throws IOException {
        Random random = new Random(1);
        try (RawTarget target = new RawTarget(ForwarderLeakTest::behave);
                Front front = Front.to(target.uri(), ONE)) {
            for (int i = 0; i < 36; i++) {
                misuse(front, i % 12, random.nextBoolean());
            }
            for (int i = 0; i < 6; i++) {
                assertThat(RawClient.exchange(front, "GET /foo/fine HTTP/1.1", "Host: h", "Connection: close"))
                        .endsWith("ok");
            }
        }
    }

    private static void misuse(Front front, int kind, boolean patient) throws IOException {
        try (RawClient client = new RawClient(front)) {
            switch (kind) {
                case 0 -> client.head("GET /foo/silent HTTP/1.1", "Host: h");
                case 1 -> client.head("GET /foo/half HTTP/1.1", "Host: h");
                case 2 -> client.head("GET /foo/stall HTTP/1.1", "Host: h");
                case 3 -> client.head("GET /foo/fine HTTP/1.1", "Host: h");
                case 4 -> client.head("POST /foo/fine HTTP/1.1", "Host: h", "Content-Length: 100");
                case 5 -> client.head("POST /foo/silent HTTP/1.1", "Host: h", "Content-Length: 100");
                case 6 -> client.head("GET /foo/none HTTP/1.1", "Host: h");
                case 7 -> client.head("GET /foo/garbage HTTP/1.1", "Host: h");
                case 8 ->
                    client.head("GET /foo/switch HTTP/1.1", "Host: h", "Connection: Upgrade", "Upgrade: websocket");
                case 9 -> client.head("GET /foo/fine HTTP/1.1", "Host: h", "Connection: Upgrade", "Upgrade: websocket");
                case 10 ->
                    client.head("POST /foo/half HTTP/1.1", "Host: h", "Content-Length: 9", "Expect: 100-continue");
                default -> client.head("GET /foo/reset HTTP/1.1", "Host: h");
            }
            if (patient && kind != 1 && kind != 6) {
                client.readSomething();
            }
        }
    }

    private static void behave(RawTarget.Connection connection) throws IOException {
        while (true) {
            String head = connection.head();
            switch (head.substring(head.indexOf('/') + 1, head.indexOf(" HTTP"))) {
                case "fine" -> connection.send(OK);
                case "silent" -> connection.awaitEnd();
                case "half" -> endWith(connection.socket(), "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                case "stall" -> connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                case "garbage" -> connection.send("garbage\r\n\r\n");
                case "switch" -> connection.send(SWITCH);
                case "reset" -> connection.reset();
                default -> connection.socket().close();
            }
        }
    }

    private static void endWith(Socket socket, String text) throws IOException {
        new RawTarget.Connection(socket).send(text);
        socket.close();
    }
}
