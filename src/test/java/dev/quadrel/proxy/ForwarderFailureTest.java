package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwarderFailureTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    // rule 14
    @Test
    void targetDown_is502WithClearBody() throws IOException {
        try (Front front = Front.to("http://localhost:" + freePort() + "/secret/", Front.QUICK)) {
            assertProblem(get(front), 502, "Bad Gateway", "The target of '/foo/' cannot be connected to");
        }
    }

    // rule 14
    @Test
    void unknownHost_is502() throws IOException {
        try (Front front = Front.to("http://no-such-host.invalid/secret/", Front.QUICK)) {
            assertProblem(get(front), 502, "Bad Gateway", "The target of '/foo/' has a host name that is not known");
        }
    }

    // rule 14
    @Test
    void downTarget_keepsTheClientsConnectionAndAnswersHeadWithoutBody() throws IOException {
        try (Front front = Front.to("http://localhost:" + freePort() + "/", Front.QUICK);
                RawClient client = new RawClient(front)) {
            client.head("HEAD /foo/ HTTP/1.1", "Host: h");
            assertThat(client.responseHead()).startsWith("HTTP/1.1 502 ").contains("Content-Length: ");
            client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 5");
            client.send("hello");
            assertThat(client.until("}")).startsWith("HTTP/1.1 502 ");
            client.head("GET /other HTTP/1.1", "Host: h", "Connection: close");
            assertThat(client.rest()).startsWith("HTTP/1.1 404 ");
        }
    }

    // rule 14
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 O",
                "HTTP/1.1 200 OK\r\nContent-",
                "garbage\r\n\r\n",
                "HTTP/1.1 103 Early\r\n\r\n"
            })
    void noWholeResponse_is502(String response) throws IOException {
        try (RawTarget target = RawTarget.answering(response);
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThat(get(front)).startsWith("HTTP/1.1 502 ").contains("The target of '/foo/' ");
            assertThat(post(front)).startsWith("HTTP/1.1 502 ").contains("The target of '/foo/' ");
        }
    }

    // rule 15
    @Test
    void targetThatComesBack_isUsedAtOnce() throws IOException {
        int port = freePort();
        try (Front front = Front.to("http://localhost:" + port + "/", Front.QUICK)) {
            for (int i = 0; i < 5; i++) {
                assertThat(get(front)).startsWith("HTTP/1.1 502 ");
            }
            for (int i = 0; i < 3; i++) {
                try (RawTarget target = new RawTarget(port, ForwarderFailureTest::serve)) {
                    assertThat(get(front)).endsWith("ok");
                    assertThat(get(front)).endsWith("ok");
                    assertThat(target.connections()).isBetween(1, 2);
                }
                assertThat(get(front)).startsWith("HTTP/1.1 502 ");
            }
        }
    }

    // rule 16
    @Test
    void keptConnectionThatTheTargetEnds_isReplacedForARequestThatMayBeRepeated() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (RawTarget target = new RawTarget(connection -> {
                    int number = connections.incrementAndGet();
                    connection.head();
                    connection.send(OK);
                    connection.head();
                    if (number > 1) {
                        connection.send(OK);
                    }
                });
                Front front = Front.to(target.uri(), Front.QUICK);
                RawClient client = new RawClient(front)) {
            for (int i = 0; i < 3; i++) {
                client.head("GET /foo/ HTTP/1.1", "Host: h");
                assertThat(client.until("ok")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(connections).hasValue(2);
        }
    }

    // rule 16
    @Test
    void requestThatMayNotBeRepeated_isSentOnce() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    requests.incrementAndGet();
                });
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThat(post(front)).startsWith("HTTP/1.1 502 ");
            assertThat(RawClient.exchange(front, "POST /foo/ HTTP/1.1", "Host: h", "Connection: close"))
                    .startsWith("HTTP/1.1 502 ");
            assertThat(requests).hasValue(2);
        }
    }

    // rule 17
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-"})
    void targetThatDoesNotAnswer_is504(String beginning) throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send(beginning);
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertProblem(get(front), 504, "Gateway Timeout", "The target of '/foo/' did not answer within PT1.5S");
            assertThat(post(front)).startsWith("HTTP/1.1 504 ");
        }
    }

    // rule 17
    @Test
    void targetThatReadsNothing_is504() throws IOException {
        try (RawTarget target = new RawTarget(connection -> Thread.sleep(5000));
                Front front = Front.to(target.uri(), Front.QUICK);
                RawClient client = new RawClient(front)) {
            client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 90000000");
            Thread.startVirtualThread(() -> sendMuch(client));
            assertThat(client.responseHead()).startsWith("HTTP/1.1 504 ");
        }
    }

    // rule 17
    @Test
    void allConnectionsBusyForTooLong_is504() throws Exception {
        ProxySettings one = new ProxySettings(
                List.of(), Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(4), 1, false);
        List<Future<String>> answers = new ArrayList<>();
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri(), one);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> get(front)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).startsWith("HTTP/1.1 504 ");
            }
            assertThat(target.connections()).isLessThanOrEqualTo(2);
        }
    }

    // rule 18
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n9\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
            })
    void targetThatEndsInMidBody_closesTheClientsConnection(String half) throws IOException {
        for (String header : List.of("Connection: keep-alive", "Connection: close")) {
            try (RawTarget target = new RawTarget(connection -> {
                        connection.head();
                        connection.send("HTTP/1.1 200 OK\r\n" + half);
                        Thread.sleep(100);
                    });
                    Front front = Front.to(target.uri(), Front.QUICK)) {
                String answer = RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", header);
                assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("\r\n0\r\n");
                assertThat(answer).containsAnyOf("Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n");
                assertThat(answer.strip()).endsWith("half");
            }
        }
    }

    // rule 18
    @Test
    void targetThatIsResetInMidBody_closesTheClientsConnection() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    Thread.sleep(100);
                    connection.reset();
                });
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThat(get(front)).endsWith("\r\n\r\nhalf");
        }
    }

    // rule 18
    @Test
    void http10Client_seesAResetWhereTheBodyIsNotWhole() throws IOException {
        try (RawTarget target =
                        RawTarget.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThatThrownBy(() -> RawClient.exchange(front, "GET /foo/ HTTP/1.0"))
                    .isInstanceOf(IOException.class);
        }
    }

    // rule 18
    @Test
    void targetThatStopsInMidBody_closesTheClientsConnectionAfterTheTimeout() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThat(get(front)).endsWith("\r\n\r\nhalf");
        }
    }

    private static void serve(RawTarget.Connection connection) throws IOException {
        while (true) {
            connection.head();
            connection.send(OK);
        }
    }

    private static void sendMuch(RawClient client) {
        try {
            for (int i = 0; i < 90; i++) {
                client.send("x".repeat(1_000_000));
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void assertProblem(String answer, int status, String title, String detail) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\r\nContent-Type: application/json\r\n")
                .doesNotContain("secret", "localhost", "invalid", "Exception")
                .endsWith("\r\n\r\n{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
                        + ",\"detail\":\"" + detail + "\"}");
    }

    private static String get(Front front) throws IOException {
        return RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close");
    }

    private static String post(Front front) throws IOException {
        try (RawClient client = new RawClient(front)) {
            client.head("POST /foo/ HTTP/1.1", "Host: h", "Connection: close", "Content-Length: 5");
            client.send("hello");
            return client.rest();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
