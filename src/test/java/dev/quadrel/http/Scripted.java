package dev.quadrel.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;

/// A server that takes one connection, and does on it what a script says.
///
/// @param done ends with the script, and fails with it
record Scripted(ServerSocket server, CompletableFuture<String> done) implements AutoCloseable {

    /// Returns what the test is to see of it.
    interface Script {
        String run(Conversation conversation) throws Exception;
    }

    static Scripted by(Script script) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture<String> done = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (Conversation conversation = new Conversation(server.accept())) {
                done.complete(script.run(conversation));
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return new Scripted(server, done);
    }

    String uri() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
