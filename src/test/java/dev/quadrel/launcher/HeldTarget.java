package dev.quadrel.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A server to forward to, which answers with the path, but not until the test says so.
record HeldTarget(HttpServer server, ExecutorService threads, Semaphore arrived, CountDownLatch held)
        implements AutoCloseable {

    static HeldTarget start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HeldTarget target = new HeldTarget(
                server, Executors.newVirtualThreadPerTaskExecutor(), new Semaphore(0), new CountDownLatch(1));
        server.setExecutor(target.threads());
        server.createContext("/", target::answer);
        server.start();
        return target;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrived.release();
            held.await();
            byte[] path = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, path.length);
            exchange.getResponseBody().write(path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// Until as many requests are here.
    void await(int requests) throws InterruptedException {
        if (!arrived.tryAcquire(requests, 1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Only " + arrived.availablePermits() + " requests have come");
        }
    }

    void release() {
        held.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
