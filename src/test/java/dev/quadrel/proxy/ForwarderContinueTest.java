package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForwarderContinueTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String[] EXPECTING = {
        "POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 5", "Expect: 100-continue"
    };

    // rule 19
    @Test
    void continueOfTheTarget_reachesTheClientBeforeItsBody() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    assertThat(connection.head()).contains("Expect: 100-continue\r\n", "Content-Length: 5\r\n");
                    connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                    connection.send(OK.replace("ok", connection.bytes(5).substring(0, 2)));
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head(EXPECTING);
            assertThat(client.responseHead()).startsWith("HTTP/1.1 100 ");
            client.send("hello");
            assertThat(client.until("he")).startsWith("HTTP/1.1 200 OK\r\n");
            client.head("GET /other HTTP/1.1", "Host: h", "Connection: close");
            assertThat(client.rest()).startsWith("HTTP/1.1 404 ");
        }
    }

    // rule 19
    @Test
    void chunkedBody_waitsForContinueToo() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                    connection.until("0\r\n\r\n");
                    connection.send(OK);
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("PUT /foo/ HTTP/1.1", "Host: h", "Transfer-Encoding: chunked", "Expect: 100-continue");
            assertThat(client.responseHead()).startsWith("HTTP/1.1 100 ");
            client.send("5\r\nhello\r\n0\r\n\r\n");
            assertThat(client.until("ok")).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    // rule 19
    @Test
    void targetThatRefusesTheBody_isHeardAtOnceAndTheConnectionEnds() throws IOException {
        for (String status : new String[] {"413 Too Large", "417 Expectation Failed", "200 OK"}) {
            try (RawTarget target = new RawTarget(connection -> {
                        connection.head();
                        connection.send("HTTP/1.1 " + status + "\r\nContent-Length: 3\r\n\r\nno!");
                        connection.awaitEnd();
                    });
                    Front front = Front.to(target.uri())) {
                assertThat(RawClient.exchange(front, EXPECTING))
                        .startsWith("HTTP/1.1 " + status)
                        .contains("Connection: close\r\n")
                        .endsWith("\r\n\r\nno!");
            }
        }
    }

    // rule 19
    @Test
    void downTarget_is502InsteadOfContinue() throws IOException {
        try (Front front = Front.to("http://localhost:1/")) {
            assertThat(RawClient.exchange(front, EXPECTING))
                    .startsWith("HTTP/1.1 502 ")
                    .contains("Connection: close\r\n")
                    .endsWith("}");
        }
    }

    // rule 19
    @Test
    void targetThatSaysNothing_is504AndTheConnectionEnds() throws IOException {
        try (RawTarget target = new RawTarget(RawTarget.Connection::awaitEnd);
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThat(RawClient.exchange(front, EXPECTING)).startsWith("HTTP/1.1 504 ");
        }
    }

    // rule 20
    @Test
    void targetThatAnswersBeforeTheBodyIsSent_isHeard() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!");
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 5000000");
            assertThat(client.until("no!")).startsWith("HTTP/1.1 413 Too Large\r\n");
            client.send("x".repeat(5_000_000));
            client.head("GET /other HTTP/1.1", "Host: h", "Connection: close");
            assertThat(client.rest()).startsWith("HTTP/1.1 404 ");
        }
    }

    // rule 20
    @Test
    void targetThatAnswersAndHangsUpBeforeTheBodyIsSent_isHeard() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (RawTarget target = RawTarget.answering("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!");
                    Front front = Front.to(target.uri());
                    RawClient client = new RawClient(front)) {
                client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 10");
                assertThat(client.until("no!")).startsWith("HTTP/1.1 413 Too Large\r\n");
            }
        }
    }

    // rule 20
    @Test
    void clientThatHangsUpInMidUpload_endsTheTargetsConnection() throws Exception {
        Thread[] seen = new Thread[1];
        try (RawTarget target = new RawTarget(connection -> {
                    seen[0] = Thread.currentThread();
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri())) {
            try (RawClient client = new RawClient(front)) {
                client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 5000");
                client.send("x".repeat(100));
                while (seen[0] == null) {
                    Thread.sleep(10);
                }
            }
            assertThat(seen[0].join(Duration.ofSeconds(5))).isTrue();
        }
    }

    // rule 19
    @Test
    void http10Client_isNotToldToContinue() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    assertThat(connection.head()).doesNotContain("Expect");
                    connection.bytes(5);
                    connection.send(OK);
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("POST /foo/ HTTP/1.0", "Content-Length: 5", "Expect: 100-continue");
            client.send("hello");
            assertThat(client.rest()).contains(" 200 OK\r\n").endsWith("ok");
        }
    }
}
