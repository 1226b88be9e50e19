package dev.quadrel.stream;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.serialization.SerializerRegistry;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Data as JSON, in memory once for all who are told it at the same time. Thread safe.
final class SharedText {

    private final Payload payload;
    private final ReentrantLock turn = new ReentrantLock();

    /// There as long as it is on its way to somebody.
    private WeakReference<byte[]> made = new WeakReference<>(null);

    private boolean tooLong;

    SharedText(Payload payload) {
        this.payload = payload;
    }

    /// The text in UTF-8; nothing where it is longer than that. The first one who asks says for all how long it
    /// may be.
    Optional<ByteBuffer> get(SerializerRegistry formats, int longest) throws IOException {
        turn.lock();
        try {
            byte @Nullable [] text = made.get();
            if (text == null && !tooLong) {
                text = make(formats, longest).orElse(null);
                tooLong = text == null;
                made = new WeakReference<>(text);
            }
            return Optional.ofNullable(text).map(ByteBuffer::wrap);
        } finally {
            turn.unlock();
        }
    }

    private Optional<byte[]> make(SerializerRegistry formats, int longest) throws IOException {
        BoundedBytes text = new BoundedBytes(longest);
        try {
            write(formats, text);
        } catch (IOException | RuntimeException e) {
            if (!text.isFull()) {
                throw e;
            }
        }
        return text.bytes();
    }

    /// In base64 where there is no form in JSON.
    private void write(SerializerRegistry formats, BoundedBytes text) throws IOException {
        try {
            payload.json(formats).send(text);
        } catch (ProblemException noSuchForm) {
            text.clear();
            text.write(StandardCharsets.UTF_8.encode("\"data:" + payload.mediaType() + ";base64,"));
            text.write(Base64.getEncoder().encode(payload.bytes().duplicate()));
            text.write(StandardCharsets.UTF_8.encode("\""));
        }
    }
}
