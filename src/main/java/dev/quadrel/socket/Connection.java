package dev.quadrel.socket;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Bytes to and from the other side. One thread may read while another writes; any may close.
public final class Connection implements Closeable {

    private final SocketChannel channel;
    private final @Nullable SSLSocket tls;
    private final SocketAddress peer;
    private volatile long used = System.nanoTime();

    private Connection(SocketChannel channel, @Nullable SSLSocket tls) throws IOException {
        this.channel = channel;
        this.tls = tls;
        this.peer = channel.getRemoteAddress();
    }

    static Connection of(SocketChannel channel) throws IOException {
        return new Connection(channel, null);
    }

    /// Encrypted from its first byte on.
    static Connection of(SocketChannel channel, SSLSocket tls) throws IOException {
        return new Connection(channel, tls);
    }

    /// Who the other side is.
    public SocketAddress peer() {
        return peer;
    }

    /// What the other side says.
    public InputStream in() throws IOException {
        return new Reading(tls == null ? Channels.newInputStream(channel) : tls.getInputStream());
    }

    /// What the other side is told, at once: who writes small pieces puts a buffer before it.
    public OutputStream out() throws IOException {
        return new Writing(tls == null ? Channels.newOutputStream(channel) : tls.getOutputStream());
    }

    /// Tells the other side a text, in UTF-8.
    public void send(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Since when nothing was read or written, by [System#nanoTime].
    long used() {
        return used;
    }

    /// Says farewell as TLS wants it, where the connection has TLS.
    void end() throws IOException {
        if (tls != null) {
            tls.close();
        }
        close();
    }

    /// Ends it at once, whatever other threads wait for.
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Reading extends FilterInputStream {
        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            used = System.nanoTime();
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            used = System.nanoTime();
            return read;
        }
    }

    private final class Writing extends FilterOutputStream {
        Writing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            used = System.nanoTime();
        }

        /// Not byte by byte, as the class above it would.
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            used = System.nanoTime();
        }
    }
}
