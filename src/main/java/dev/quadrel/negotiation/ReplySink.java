package dev.quadrel.negotiation;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A reply's body on its way, coded or not. The head goes with the first bytes, so that a body that fails before can
/// still become an error.
///
/// Where a coding is possible, the first bytes are held back: whether it is worth it shows with them. All of a short
/// body is coded in one go.
final class ReplySink implements ByteSink {

    private static final int SAMPLE = 64 * 1024;

    /// Up to how many bytes descriptions, which are in memory and become smaller as a rule, are coded in one go.
    private static final int WHOLE = 1024 * 1024;

    private final Head head;
    private final OptionalLong length;
    private final Optional<Coding> possible;
    private final ByteBuffer sample;
    private @Nullable ByteSink plain;
    private @Nullable OutputStream coded;

    /// @param possible empty where the body is to be sent as it is
    ReplySink(Head head, Body body, Optional<Coding> possible) {
        this.head = head;
        this.length = body.length();
        this.possible = possible;
        int most = body instanceof Description && length.orElse(Long.MAX_VALUE) <= WHOLE ? WHOLE : SAMPLE;
        this.sample = ByteBuffer.allocate(possible.isEmpty() ? 0 : (int) Math.min(most, length.orElse(most)));
    }

    /// Whether bytes may have left, so that nothing else can be answered.
    boolean hasBegun() {
        return plain != null || coded != null;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (!hasBegun() && !isHeldBack(bytes)) {
            begin();
        }
        if (hasBegun()) {
            pass(bytes);
        }
    }

    @Override
    public void transfer(FileChannel file, long position, long count) throws IOException {
        long done = 0;
        if (!hasBegun() && possible.isPresent()) {
            done = Math.min(count, sample.remaining());
            ByteSink.super.transfer(file, position, done);
        }
        if (!hasBegun() && done < count) {
            begin();
        }
        if (plain != null) {
            plain.transfer(file, position + done, count - done);
        } else if (done < count) {
            ByteSink.super.transfer(file, position + done, count - done);
        }
    }

    /// Takes what the sample has room for.
    ///
    /// @return whether that was all, and the body may end here
    private boolean isHeldBack(ByteBuffer bytes) {
        if (possible.isEmpty()) {
            return false;
        }
        int count = Math.min(sample.remaining(), bytes.remaining());
        int limit = bytes.limit();
        sample.put(bytes.limit(bytes.position() + count));
        bytes.limit(limit);
        return !bytes.hasRemaining();
    }

    /// Decides, and sends what was held back.
    private void begin() throws IOException {
        Optional<Coding> coding = worthwhile();
        if (coding.isEmpty()) {
            plain = head.open(coding, length);
        } else {
            ByteSink sink = head.open(coding, OptionalLong.empty());
            coded = coding.get().stream(sink.stream());
        }
        pass(sample.flip());
    }

    private Optional<Coding> worthwhile() throws IOException {
        if (possible.isEmpty()) {
            return possible;
        }
        byte[] coded = possible.get().whole(sample.array(), sample.position());
        return Coding.isWorth(coded.length, sample.position()) ? possible : Optional.empty();
    }

    private void pass(ByteBuffer bytes) throws IOException {
        if (plain != null) {
            plain.write(bytes);
        } else if (coded != null) {
            new StreamSink(coded).write(bytes);
        }
    }

    /// To be called once after the body.
    void end() throws IOException {
        if (coded != null) {
            coded.close();
        } else if (!hasBegun()) {
            sendWhole();
        }
    }

    private void sendWhole() throws IOException {
        int size = sample.position();
        if (possible.isPresent() && Coding.isLongEnough(size)) {
            byte[] bytes = possible.get().whole(sample.array(), size);
            if (Coding.isWorth(bytes.length, size)) {
                plain = head.open(possible, OptionalLong.of(bytes.length));
                plain.write(ByteBuffer.wrap(bytes));
                return;
            }
        }
        plain = head.open(Optional.empty(), length.isPresent() ? length : OptionalLong.of(size));
        plain.write(sample.flip());
    }
}
