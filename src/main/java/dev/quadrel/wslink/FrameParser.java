package dev.quadrel.wslink;

import java.nio.ByteBuffer;

/// Takes the frames of a client's web socket apart, in whatever pieces their bytes come. For one thread.
///
/// A message that is too long is refused at once, and then read to its end all the same: a socket closed with
/// bytes unread would lose what it says last.
final class FrameParser {

    /// What a client has said, told as soon as it is whole.
    interface Listener {

        /// Bytes of a message, just now, that memory is kept for before they have come.
        int believed();

        /// A binary message.
        ///
        /// @param bytes with an array, the receiver's own, who may give it to the [SpareArrays]
        void binary(ByteBuffer bytes);

        /// Whether texts are read; where they are not, no memory is kept for them.
        boolean readsText();

        /// A text, without its bytes where nobody reads them.
        ///
        /// @param bytes UTF-8, as with [#binary]
        void text(ByteBuffer bytes);

        void ping(byte[] bytes);

        void pong();

        /// A goodbye; nothing follows.
        ///
        /// @param bytes its code and reason, if any
        void close(byte[] bytes);

        /// A break of the protocol or a bound.
        void refuse(ProtocolFault fault);
    }

    private static final int LONGEST_HEADER = 14;
    private static final int SHORTEST_HEADER = 6;
    private static final int LONGEST_CONTROL = 125;
    private static final int GROWTH = 4;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NOTHING = {};

    private final int limit;
    private final SpareArrays arrays;
    private final Listener listener;
    private final ByteBuffer header = ByteBuffer.allocate(LONGEST_HEADER);
    private int kind;
    private boolean isLast;
    private long left;
    private int key;

    /// The message that has begun, whose frames may come one by one.
    private int message;
    private byte[] bytes = NOTHING;
    private int length;
    private boolean tooLong;

    private byte[] control = NOTHING;
    private boolean ended;

    /// @param limit bytes of one message
    /// @param arrays for messages
    FrameParser(int limit, SpareArrays arrays, Listener listener) {
        this.limit = limit;
        this.arrays = arrays;
        this.listener = listener;
        expectHeader();
    }

    /// Takes what has come, all of it; after a goodbye, or what is no frame, nothing more.
    void take(ByteBuffer come) {
        while (!ended && (come.hasRemaining() || left == 0 && !isInHeader())) {
            if (isInHeader()) {
                takeHeader(come);
            } else {
                takePayload(come);
            }
        }
    }

    private boolean isInHeader() {
        return header.limit() > 0;
    }

    private void expectHeader() {
        header.clear().limit(SHORTEST_HEADER);
    }

    private void takeHeader(ByteBuffer come) {
        while (header.hasRemaining() && come.hasRemaining()) {
            header.put(come.get());
            if (header.position() == 2) {
                int announced = header.get(1) & 0x7f;
                header.limit(SHORTEST_HEADER + (announced == 127 ? Long.BYTES : announced == 126 ? Short.BYTES : 0));
            }
        }
        if (!header.hasRemaining()) {
            begin();
        }
    }

    private void begin() {
        int first = header.get(0);
        int announced = header.get(1) & 0x7f;
        isLast = first < 0;
        kind = first & 0xf;
        left = announced == 127 ? header.getLong(2) : announced == 126 ? header.getShort(2) & 0xffff : announced;
        key = header.getInt(header.limit() - Integer.BYTES);
        header.limit(0);
        if ((first & 0x70) != 0 || header(1) >= 0 || left < 0) {
            end("a frame with an extension, without a mask, or without an end");
        } else if (kind >= CLOSE) {
            beginControl(announced);
        } else {
            beginData();
        }
    }

    private int header(int index) {
        return header.array()[index];
    }

    private void beginControl(int announced) {
        if (!isLast || kind > PONG || announced > LONGEST_CONTROL || kind == CLOSE && announced == 1) {
            end("a control frame that is none");
        } else {
            control = new byte[announced];
        }
    }

    private void beginData() {
        if (kind > BINARY || (kind == CONTINUATION) != (message != 0)) {
            end("a frame of the kind %d after one of the kind %d".formatted(kind, message));
            return;
        }
        if (kind != CONTINUATION) {
            message = kind;
        }
        if (!tooLong && left > limit - length) {
            tooLong = true;
            bytes = NOTHING;
            listener.refuse(new ProtocolFault(
                    ProtocolFault.TOO_LARGE, "a web-socket message of more than %d bytes".formatted(limit)));
        }
    }

    private void takePayload(ByteBuffer come) {
        int count = (int) Math.min(left, come.remaining());
        if (kind >= CLOSE) {
            Masked.copy(come, count, key, control, (int) (control.length - left));
        } else if (isKept()) {
            makeRoom(count);
            Masked.copy(come, count, key, bytes, length);
            length += count;
        } else {
            come.position(come.position() + count);
        }
        key = Integer.rotateLeft(key, Byte.SIZE * (count & 3));
        left -= count;
        if (left == 0) {
            expectHeader();
            finish();
        }
    }

    private boolean isKept() {
        return !tooLong && (message == BINARY || listener.readsText());
    }

    /// Room for the whole frame where that much is believed, else for what has come, with some to spare.
    private void makeRoom(int count) {
        if (length + count > bytes.length) {
            long whole = length + left;
            long some = Math.min(whole, (long) GROWTH * (length + count));
            byte[] larger = arrays.take((int) (whole <= listener.believed() ? whole : some));
            System.arraycopy(bytes, 0, larger, 0, length);
            arrays.give(bytes);
            bytes = larger;
        }
    }

    private void finish() {
        switch (kind) {
            case PING -> listener.ping(control);
            case PONG -> listener.pong();
            case CLOSE -> {
                ended = true;
                listener.close(control);
            }
            default -> {
                if (isLast) {
                    finishMessage();
                }
            }
        }
    }

    private void finishMessage() {
        if (message == TEXT && !tooLong) {
            listener.text(ByteBuffer.wrap(bytes, 0, length));
        } else if (!tooLong) {
            listener.binary(ByteBuffer.wrap(bytes, 0, length));
        }
        message = 0;
        bytes = NOTHING;
        length = 0;
        tooLong = false;
    }

    private void end(String reason) {
        ended = true;
        listener.refuse(new ProtocolFault(ProtocolFault.BROKEN, reason));
    }
}
