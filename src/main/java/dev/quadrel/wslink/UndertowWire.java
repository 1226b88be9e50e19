package dev.quadrel.wslink;

import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// A web socket of Undertow, which takes frames from any thread and writes all that it has at once.
final class UndertowWire implements Wire {

    /// A reason's bytes, of the 125 of a control frame.
    private static final int LONGEST_REASON = 120;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final WebSocketChannel channel;

    UndertowWire(WebSocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public void send(ByteBuffer frame, Runnable sent) {
        WebSockets.sendBinary(frame, channel, new WebSocketCallback<@Nullable Void>() {
            @Override
            public void complete(WebSocketChannel done, @Nullable Void none) {
                sent.run();
            }

            // The channel closes itself.
            @Override
            public void onError(WebSocketChannel done, @Nullable Void none, Throwable failure) {
                sent.run();
            }
        });
    }

    @Override
    public Executor thread() {
        return channel.getIoThread();
    }

    @Override
    public void ping() {
        WebSockets.sendPing(NOTHING.duplicate(), channel, null);
    }

    @Override
    public void close(int code, String reason) {
        WebSockets.sendClose(new CloseMessage(code, shortened(reason)), channel, null);
    }

    @Override
    public void abort() {
        IoUtils.safeClose(channel);
    }

    @Override
    public void pause() {
        channel.suspendReceives();
    }

    @Override
    public void resume() {
        channel.resumeReceives();
    }

    private static String shortened(String reason) {
        String text = reason;
        while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}
