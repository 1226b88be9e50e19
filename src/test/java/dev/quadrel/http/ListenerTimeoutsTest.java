package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xnio.Options;

/// What still ends a connection where `read-timeout` is 0, as `configure-undertow.cli` has it: these two options of
/// Undertow's listener. The third is [BodyTimeout].
class ListenerTimeoutsTest {

    private static final int IDLE = 400;
    private static final int PARSE = 800;

    private static final Undertow SERVER = Undertow.builder()
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE)
            .setSocketOption(Options.READ_TIMEOUT, 0)
            .setIoThreads(1)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(exchange -> exchange.getResponseSender().send("answer"))
            .build();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void connectionWithoutARequest_isClosed() throws IOException {
        try (Conversation client = connect()) {
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void connectionWithoutANextRequest_isClosed() throws IOException {
        try (Conversation client = connect()) {
            client.head("GET / HTTP/1.1", "Host: server");
            assertThat(client.rest()).endsWith("answer");
        }
    }

    @Test
    void headThatIsNotFinished_isClosedHoweverSteadilyItComes() throws Exception {
        try (Conversation client = connect()) {
            client.send("GET / HTTP/1.1\r\nHost: ser");
            for (int sent = 0; sent < 20 && client.isSilentFor(PARSE / 4); sent++) {
                client.send("x");
            }
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void requestsThatKeepComing_areAnsweredForAsLongAsTheyLike() throws Exception {
        try (Conversation client = connect()) {
            for (int i = 0; i < 5; i++) {
                client.head("GET / HTTP/1.1", "Host: server");
                client.until("answer");
                TimeUnit.MILLISECONDS.sleep(IDLE / 2);
            }
        }
    }

    private static Conversation connect() throws IOException {
        return Conversation.with(
                ((InetSocketAddress) SERVER.getListenerInfo().getFirst().getAddress()).getPort());
    }
}
