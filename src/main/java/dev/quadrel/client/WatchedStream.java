package dev.quadrel.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A body that is read while it comes, and fails where the server falls silent. Whoever reads it may be as slow as he
/// likes. Used by one thread at a time.
final class WatchedStream extends FilterInputStream {

    private final Duration silence;
    private final AtomicLong beats;
    private @Nullable Thread reader;
    private boolean ended;
    private boolean late;

    /// @param beats goes up with each piece that comes
    WatchedStream(InputStream body, Duration silence, AtomicLong beats) {
        super(body);
        this.silence = silence;
        this.beats = beats;
        Thread.startVirtualThread(this::watch);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        begin();
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw isLate() ? new HttpTimeoutException("The server has sent nothing for " + silence) : e;
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        reader = Thread.currentThread();
    }

    private synchronized boolean isLate() {
        return late;
    }

    private synchronized void end() {
        reader = null;
        if (late) {
            // The watch has set it, to wake this thread.
            Thread.interrupted();
        }
    }

    private void watch() {
        Silence heard = new Silence(silence, beats);
        while (isWatched(heard)) {
            try {
                Thread.sleep(heard.look());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean isWatched(Silence heard) {
        if (reader == null) {
            heard.forget();
        } else if (heard.isTooLong()) {
            late = true;
            reader.interrupt();
        }
        return !ended && !late;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            ended = true;
        }
        super.close();
    }
}
