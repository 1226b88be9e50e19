package dev.quadrel.client;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Asks a web socket that says nothing whether its server is still there, by pings, until it is closed.
final class Pulse {

    private static final int LOOKS = 8;

    private final WebSocket socket;
    private final Duration silence;
    private final AtomicLong beats;
    private final Consumer<IOException> lost;

    private Pulse(WebSocket socket, Duration silence, AtomicLong beats, Consumer<IOException> lost) {
        this.socket = socket;
        this.silence = silence;
        this.beats = beats;
        this.lost = lost;
    }

    /// @param beats goes up with each message that comes
    /// @param lost is told at most once, when nothing has come for that long or nothing can be sent
    static void watch(WebSocket socket, Duration silence, AtomicLong beats, Consumer<IOException> lost) {
        Pulse pulse = new Pulse(socket, silence, beats, lost);
        Thread.startVirtualThread(pulse::watch);
    }

    private void watch() {
        long pause = Math.max(1, silence.toMillis() / LOOKS);
        long heard = beats.get();
        int quiet = 0;
        try {
            while (quiet < LOOKS) {
                Thread.sleep(pause);
                if (socket.isInputClosed()) {
                    return;
                }
                quiet = beats.get() == heard ? quiet + 1 : 0;
                heard = beats.get();
                if (quiet > 0) {
                    ping();
                }
            }
            lost.accept(new HttpTimeoutException("The server has sent nothing for " + silence));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does nothing while the last one is still on its way.
    private void ping() {
        CompletableFuture<WebSocket> _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete((_, fault) -> {
            if (fault instanceof IOException broken) {
                lost.accept(broken);
            }
        });
    }
}
