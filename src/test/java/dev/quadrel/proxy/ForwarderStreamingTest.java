package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ForwarderStreamingTest {

    private static final long SIZE = 64L << 20;
    private static final int PART = 1 << 16;
    /// What the sockets on the way hold, three of which the system sizes by itself.
    private static final long IN_SOCKETS = 40L << 20;
    private static final long FEW_MEGABYTES = 4L << 20;

    // rule 12
    @Test
    void eachPartOfAResponse_arrivesBeforeTheNextIsSent() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    for (int i = 0; i < 3; i++) {
                        connection.send("5\r\npart" + i + "\r\n");
                        connection.head();
                    }
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: 1000");
            for (int i = 0; i < 3; i++) {
                assertThat(client.until("part" + i)).endsWith("part" + i);
                // The target sends its next part only once this has reached it, so both directions flow at once.
                client.send("go on\r\n\r\n");
            }
        }
    }

    // rule 12
    @Test
    void largeDownload_waitsForItsReaderAndArrivesWhole() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n");
                    write(connection.socket().getOutputStream(), sent);
                    connection.awaitEnd();
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front, PART)) {
            long before = directBytes();
            client.head("GET /foo/ HTTP/1.1", "Host: h");
            assertThat(client.responseHead()).contains("Content-Length: " + SIZE);
            assertThat(settled(sent)).isLessThan(IN_SOCKETS);
            assertThat(directBytes() - before).isLessThan(FEW_MEGABYTES);
            assertThat(RawClient.count(client.in(), SIZE)).isEqualTo(SIZE);
            assertThat(sent).hasValue(SIZE);
            assertThat(directBytes() - before).isLessThan(FEW_MEGABYTES);
        }
    }

    // rule 12
    @Test
    void largeUpload_waitsForItsReaderAndArrivesWhole() throws Exception {
        AtomicLong sent = new AtomicLong();
        CompletableFuture<Void> mayRead = new CompletableFuture<>();
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    mayRead.join();
                    long size = RawClient.count(connection.socket().getInputStream(), SIZE);
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + size + "!");
                });
                Front front = Front.to(target.uri());
                RawClient client = new RawClient(front)) {
            long before = directBytes();
            client.head("POST /foo/ HTTP/1.1", "Host: h", "Content-Length: " + SIZE);
            Thread writer = Thread.startVirtualThread(() -> writeUnchecked(client, sent));
            assertThat(settled(sent)).isLessThan(IN_SOCKETS);
            assertThat(directBytes() - before).isLessThan(FEW_MEGABYTES);
            mayRead.complete(null);
            assertThat(client.until("!")).endsWith(SIZE + "!");
            writer.join();
            assertThat(directBytes() - before).isLessThan(FEW_MEGABYTES);
        }
    }

    // rule 17
    @Test
    void slowButSteadyResponse_isNotTimedOut() throws IOException {
        try (RawTarget target = new RawTarget(connection -> {
                    connection.head();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
                    for (int i = 0; i < 5; i++) {
                        Thread.sleep(500);
                        connection.send("x");
                    }
                });
                Front front = Front.to(target.uri(), Front.QUICK)) {
            assertThat(RawClient.exchange(front, "GET /foo/ HTTP/1.1", "Host: h", "Connection: close"))
                    .endsWith("\r\n\r\nxxxxx");
        }
    }

    /// The count once it has stopped growing.
    private static long settled(AtomicLong count) throws InterruptedException {
        long before = -1;
        while (before != count.get() || before == 0) {
            before = count.get();
            Thread.sleep(300);
        }
        return before;
    }

    private static void write(OutputStream out, AtomicLong sent) throws IOException {
        byte[] part = new byte[PART];
        while (sent.get() < SIZE) {
            out.write(part);
            sent.addAndGet(part.length);
        }
    }

    private static void writeUnchecked(RawClient client, AtomicLong sent) {
        try {
            write(client.out(), sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
