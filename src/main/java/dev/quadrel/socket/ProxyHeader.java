package dev.quadrel.socket;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a proxy says before the other side's first byte: the PROXY protocol of HAProxy, version 1 (a line) or 2
/// (binary). Not a byte more is read.
final class ProxyHeader {

    private static final byte[] SIGNATURE = {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10};
    private static final int LONGEST_LINE = 107;
    private static final int HEAD = 16;
    private static final Pattern LINE = Pattern.compile(
            "PROXY (?:UNKNOWN(?: .*)?|TCP([46]) ([0-9A-Fa-f:.]+) [0-9A-Fa-f:.]+ (\\d{1,5}) \\d{1,5})\r\n");
    private static final int PATH = 108;

    /// Version 2 and what the connection is for.
    private static final int OWN = 0x20;

    private static final int FORWARDED = 0x21;

    private final ReadableByteChannel channel;

    private ProxyHeader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /// Who the other side is; empty where the proxy speaks for itself, or does not know.
    ///
    /// @throws IOException where there is no such header
    static Optional<SocketAddress> read(ReadableByteChannel channel) throws IOException {
        ProxyHeader header = new ProxyHeader(channel);
        ByteBuffer first = header.bytes(SIGNATURE.length);
        return first.get(0) == SIGNATURE[0] ? header.binary(first) : header.line(first);
    }

    private Optional<SocketAddress> line(ByteBuffer first) throws IOException {
        StringBuilder text = new StringBuilder(StandardCharsets.US_ASCII.decode(first));
        while (text.charAt(text.length() - 1) != '\n') {
            if (text.length() == LONGEST_LINE || !text.substring(0, 6).equals("PROXY ")) {
                throw refused();
            }
            text.append((char) (bytes(1).get() & 0xff));
        }
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw refused();
        }
        return line.group(1) == null
                ? Optional.empty()
                : Optional.of(address(line.group(2), Integer.parseInt(line.group(3)), line.group(1)));
    }

    private static SocketAddress address(String literal, int port, String family) throws IOException {
        if (literal.contains(":") != family.equals("6")) {
            throw refused();
        }
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
        } catch (IllegalArgumentException e) {
            throw (IOException) refused().initCause(e);
        }
    }

    private Optional<SocketAddress> binary(ByteBuffer signature) throws IOException {
        if (!signature.equals(ByteBuffer.wrap(SIGNATURE))) {
            throw refused();
        }
        ByteBuffer head = bytes(HEAD - SIGNATURE.length);
        int command = head.get() & 0xff;
        int family = head.get() & 0xff;
        if (command != OWN && command != FORWARDED) {
            throw refused();
        }
        ByteBuffer rest = bytes(head.getShort() & 0xffff);
        return command == OWN ? Optional.empty() : address(family >>> 4, rest);
    }

    /// What comes after the addresses tells more than is needed.
    private static Optional<SocketAddress> address(int family, ByteBuffer rest) throws IOException {
        return switch (family) {
            case 1 -> Optional.of(internet(4, rest));
            case 2 -> Optional.of(internet(16, rest));
            case 3 -> Optional.of(file(rest));
            default -> Optional.empty();
        };
    }

    private static SocketAddress internet(int length, ByteBuffer rest) throws IOException {
        if (rest.remaining() < 2 * length + 4) {
            throw refused();
        }
        byte[] address = new byte[length];
        rest.get(address);
        return new InetSocketAddress(InetAddress.getByAddress(address), rest.getShort(2 * length) & 0xffff);
    }

    private static SocketAddress file(ByteBuffer rest) throws IOException {
        if (rest.remaining() < 2 * PATH) {
            throw refused();
        }
        byte[] path = new byte[PATH];
        rest.get(path);
        String text = new String(path, StandardCharsets.UTF_8);
        return UnixDomainSocketAddress.of(text.substring(0, Math.max(0, text.indexOf('\0'))));
    }

    private ByteBuffer bytes(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("The proxy has left before it has said for whom it speaks");
            }
        }
        return bytes.flip();
    }

    private static IOException refused() {
        return new ProtocolException("There is no header of the PROXY protocol");
    }
}
