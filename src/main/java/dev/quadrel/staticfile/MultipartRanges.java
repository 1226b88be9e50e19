package dev.quadrel.staticfile;

import dev.quadrel.negotiation.ByteRange;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Sends several ranges of a file in one `multipart/byteranges` body (RFC 9110, section 14.6).
final class MultipartRanges {

    private MultipartRanges() {}

    /// @param content the bytes of a range
    /// @param size of the whole file
    static void send(
            HttpServerExchange exchange,
            Function<ByteRange, Transfer.Piece> content,
            String mediaType,
            long size,
            List<ByteRange> ranges)
            throws IOException {
        String boundary = UUID.randomUUID().toString();
        List<Transfer.Piece> pieces = new ArrayList<>();
        long length = 0;
        for (ByteRange range : ranges) {
            byte[] head = text("\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                    .formatted(boundary, mediaType, range.contentRange(size)));
            pieces.add(new Transfer.Piece.Bytes(ByteBuffer.wrap(head)));
            pieces.add(content.apply(range));
            length += head.length + range.length();
        }
        byte[] end = text("\r\n--" + boundary + "--\r\n");
        pieces.add(new Transfer.Piece.Bytes(ByteBuffer.wrap(end)));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
        exchange.setResponseContentLength(length + end.length);
        Transfer.start(exchange, pieces);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
