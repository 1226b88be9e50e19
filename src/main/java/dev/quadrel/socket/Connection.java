package dev.quadrel.socket;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Bytes to and from the other side. One thread may read while another writes; any may close.
public final class Connection implements Closeable {

    private final ReadableByteChannel reading;
    private final WritableByteChannel writing;
    private final @Nullable SSLSocket tls;
    private volatile SocketAddress peer;
    private volatile long used = System.nanoTime();

    private Connection(
            ReadableByteChannel reading, WritableByteChannel writing, @Nullable SSLSocket tls, SocketAddress peer) {
        this.reading = reading;
        this.writing = writing;
        this.tls = tls;
        this.peer = peer;
    }

    static Connection of(SocketChannel channel) throws IOException {
        return new Connection(channel, channel, null, channel.getRemoteAddress());
    }

    /// Encrypted from its first byte on.
    static Connection of(SocketChannel channel, SSLSocket tls) throws IOException {
        return new Connection(channel, channel, tls, channel.getRemoteAddress());
    }

    /// What this process is told and prints.
    static Connection standard() {
        return new Connection(
                new FileInputStream(FileDescriptor.in).getChannel(),
                new FileOutputStream(FileDescriptor.out).getChannel(),
                null,
                UnixDomainSocketAddress.of(""));
    }

    /// Reads what a proxy says before the other side's first byte.
    void readProxyHeader() throws IOException {
        ProxyHeader.read(reading).ifPresent(told -> peer = told);
        used = System.nanoTime();
    }

    /// Who the other side is; a path without a name for the standard input and output.
    public SocketAddress peer() {
        return peer;
    }

    /// What the other side says.
    public InputStream in() throws IOException {
        return new Reading(tls == null ? Channels.newInputStream(reading) : tls.getInputStream());
    }

    /// What the other side is told, at once: who writes small pieces puts a buffer before it.
    public OutputStream out() throws IOException {
        return new Writing(tls == null ? Channels.newOutputStream(writing) : tls.getOutputStream());
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
        reading.close();
        writing.close();
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
