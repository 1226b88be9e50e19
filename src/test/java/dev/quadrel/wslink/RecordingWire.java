package dev.quadrel.wslink;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/// A wire whose other end is a list. One that is slow keeps all that it is given until told otherwise.
final class RecordingWire implements Wire {

    private final List<byte[]> frames = new ArrayList<>();
    private final Queue<Runnable> unsent = new ArrayDeque<>();
    private final Unchunker unchunker = new Unchunker(1 << 30);
    private boolean slow;
    private int pings;
    private int pauses;
    private int resumes;
    private boolean aborted;
    private Optional<String> closed = Optional.empty();

    synchronized RecordingWire slow() {
        slow = true;
        return this;
    }

    /// Lets one frame leave, where one waits.
    void release() {
        Runnable sent;
        synchronized (this) {
            sent = unsent.poll();
        }
        if (sent != null) {
            sent.run();
        }
    }

    /// Is fast from now on.
    void releaseAll() {
        synchronized (this) {
            slow = false;
        }
        for (int i = 0; i < 100_000 && !unsent.isEmpty(); i++) {
            release();
        }
    }

    @Override
    public void send(Frame frame, Runnable sent) {
        byte[] bytes = frame.joined().array();
        synchronized (this) {
            frames.add(bytes);
            if (slow) {
                unsent.add(sent);
                return;
            }
        }
        sent.run();
    }

    @Override
    public Executor thread() {
        return Runnable::run;
    }

    @Override
    public synchronized void ping() {
        pings++;
    }

    @Override
    public synchronized void close(int code, String reason) {
        closed = Optional.of(code + " " + reason);
    }

    @Override
    public synchronized void abort() {
        aborted = true;
    }

    @Override
    public synchronized void pause() {
        pauses++;
    }

    @Override
    public synchronized void resume() {
        resumes++;
    }

    synchronized List<byte[]> frames() {
        return List.copyOf(frames);
    }

    /// What came and was not asked for yet, put together and unpacked.
    synchronized List<Object> documents() {
        List<Object> documents = new ArrayList<>();
        for (byte[] frame : frames) {
            unchunker
                    .accept(ByteBuffer.wrap(frame), 1 << 30)
                    .ifPresent(document -> documents.add(Unpack.value(document)));
        }
        frames.clear();
        return documents;
    }

    synchronized int pings() {
        return pings;
    }

    synchronized int pauses() {
        return pauses;
    }

    synchronized int resumes() {
        return resumes;
    }

    synchronized boolean isAborted() {
        return aborted;
    }

    synchronized Optional<String> closed() {
        return closed;
    }
}
