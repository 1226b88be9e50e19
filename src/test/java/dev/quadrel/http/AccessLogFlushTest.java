package dev.quadrel.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

class AccessLogFlushTest {

    // rule 11
    @Test
    void aLine_isWrittenOutSoonAfterItsRequest() throws Exception {
        Logger log = Logger.getLogger("io.undertow.accesslog");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        StreamHandler gathering = new StreamHandler(file, new SimpleFormatter());
        AccessLogFlush flush = new AccessLogFlush();
        log.addHandler(gathering);
        try (Plain server = Plain.serving(exchange -> {
            exchange.addExchangeCompleteListener(flush);
            log.info("GET " + exchange.getRequestURI());
        })) {
            for (String path : new String[] {"/first", "/second"}) {
                RawReply.to(server.port(), "GET " + path + " HTTP/1.1", "Host: plain");
                assertThat(file.toString(UTF_8)).as("gathered").doesNotContain(path);
                waitFor(file, path);
            }
        } finally {
            log.removeHandler(gathering);
        }
    }

    private static void waitFor(ByteArrayOutputStream file, String text) throws InterruptedException {
        for (int i = 0; i < 1000 && !file.toString(UTF_8).contains(text); i++) {
            Thread.sleep(10);
        }
        assertThat(file.toString(UTF_8)).contains(text);
    }
}
