package dev.quadrel.proxy;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/// Moves bytes from one channel to another without ever blocking, through one pooled buffer, until the source ends.
///
/// It reads only what the sink takes, so a slow reader slows the writer down and nothing piles up. Whenever the source
/// pauses, what was written is flushed, so that each part of a slow stream arrives when it was sent. Undertow's own
/// `Transfer` neither tells of progress nor stops on request. Used on one I/O thread only.
final class Pump {

    /// What becomes of the bytes. After an end or a failure nothing more is called.
    interface Listener {
        /// Bytes were read or written.
        void moved();

        /// The source ended, all of it was written and flushed, and the sink is shut down.
        void done();

        /// The source failed, or ended too early.
        void readFailed(IOException cause);

        /// The sink takes no more.
        void writeFailed(IOException cause);
    }

    private final StreamSourceChannel source;
    private final StreamSinkChannel sink;
    private final ByteBufferPool pool;
    private final Listener listener;
    private @Nullable PooledByteBuffer pooled;
    private boolean ended;
    private boolean shut;
    private boolean stopped;

    Pump(StreamSourceChannel source, StreamSinkChannel sink, ByteBufferPool pool, Listener listener) {
        this.source = source;
        this.sink = sink;
        this.pool = pool;
        this.listener = listener;
    }

    /// Begins with what is there already.
    void start() {
        source.getReadSetter().set(this::readable);
        sink.getWriteSetter().set(this::writable);
        run();
    }

    /// Whether the source has been read to its end.
    boolean ended() {
        return ended;
    }

    /// Gives up: frees the buffer and calls nobody any more.
    void stop() {
        if (!stopped) {
            stopped = true;
            source.suspendReads();
            sink.suspendWrites();
            release();
        }
    }

    private void readable(Channel channel) {
        run();
    }

    private void writable(Channel channel) {
        run();
    }

    private void run() {
        while (!stopped) {
            if (pooled != null && !write(pooled.getBuffer())) {
                return;
            }
            if (ended) {
                finish();
                return;
            }
            if (!read()) {
                return;
            }
        }
    }

    /// Writes what is in the buffer; false where the sink takes no more, for now or for ever.
    private boolean write(ByteBuffer buffer) {
        try {
            while (buffer.hasRemaining()) {
                if (sink.write(buffer) == 0) {
                    source.suspendReads();
                    sink.resumeWrites();
                    return false;
                }
                listener.moved();
            }
            return !stopped;
        } catch (IOException e) {
            stop();
            listener.writeFailed(e);
            return false;
        }
    }

    /// Fills the buffer; false where the source has nothing for now.
    private boolean read() {
        PooledByteBuffer filled = pooled == null ? pool.allocate() : pooled;
        pooled = filled;
        filled.getBuffer().clear();
        int count;
        try {
            count = source.read(filled.getBuffer());
        } catch (IOException e) {
            stop();
            listener.readFailed(e);
            return false;
        }
        filled.getBuffer().flip();
        if (count > 0) {
            listener.moved();
            return true;
        }
        release();
        ended = count < 0;
        if (!ended) {
            pause();
        }
        return ended;
    }

    /// Waits for the source, and sees to it that what was written leaves.
    private void pause() {
        try {
            if (sink.flush()) {
                sink.suspendWrites();
            } else {
                sink.resumeWrites();
            }
            source.resumeReads();
        } catch (IOException e) {
            stop();
            listener.writeFailed(e);
        }
    }

    private void finish() {
        try {
            if (!shut) {
                shut = true;
                source.suspendReads();
                sink.shutdownWrites();
            }
            if (!sink.flush()) {
                sink.resumeWrites();
                return;
            }
        } catch (IOException e) {
            stop();
            listener.writeFailed(e);
            return;
        }
        stop();
        listener.done();
    }

    private void release() {
        if (pooled != null) {
            pooled.close();
            pooled = null;
        }
    }
}
