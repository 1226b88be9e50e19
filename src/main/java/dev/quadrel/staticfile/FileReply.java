package dev.quadrel.staticfile;

import dev.quadrel.negotiation.AcceptEncoding;
import dev.quadrel.negotiation.ByteRange;
import dev.quadrel.negotiation.Preconditions;
import dev.quadrel.problem.Problem;
import dev.quadrel.reply.ProblemReply;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// Answers a GET or HEAD request with a file: conditions, ranges, content coding, headers, body. Never blocks but to
/// open the file. Thread safe.
final class FileReply {

    private static final String GZIP = "gzip";

    /// Headers that belong to a file's content and to no other answer.
    private static final List<HttpString> ABOUT_FILE = List.of(
            Headers.ETAG,
            Headers.CACHE_CONTROL,
            Headers.LAST_MODIFIED,
            Headers.CONTENT_TYPE,
            Headers.CONTENT_LENGTH,
            Headers.CONTENT_ENCODING,
            Headers.CONTENT_RANGE,
            Headers.ACCEPT_RANGES);

    /// Codings by how small they make text, best first.
    private static final List<String> PREFERENCE = List.of("br", "zstd", GZIP);

    private final String cacheControl;

    FileReply(Duration maxAge) {
        this.cacheControl = "max-age=" + maxAge.toSeconds();
    }

    /// The coding that this request gets of the file, empty for none.
    static String coding(HttpServerExchange exchange, StoredFile file) {
        HeaderMap request = exchange.getRequestHeaders();
        if (!file.varies() || request.contains(Headers.RANGE)) {
            return "";
        }
        List<String> accepted = request.get(Headers.ACCEPT_ENCODING);
        return accepted == null
                ? ""
                : AcceptEncoding.choose(String.join(",", accepted), codings(file))
                        .orElse("");
    }

    /// The codings that there are, and that which can still be made.
    private static List<String> codings(StoredFile file) {
        return PREFERENCE.stream()
                .filter(coding -> file.coded().containsKey(coding) || file.compressible() && coding.equals(GZIP))
                .toList();
    }

    /// @throws IOException where the file on disk is not the one that was loaded; nothing has been sent then, and the
    ///     exchange is as it was
    void send(HttpServerExchange exchange, StoredFile file) throws IOException {
        try {
            sendIfAsked(exchange, file);
        } catch (IOException e) {
            exchange.setStatusCode(200);
            ABOUT_FILE.forEach(exchange.getResponseHeaders()::remove);
            throw e;
        }
    }

    private void sendIfAsked(HttpServerExchange exchange, StoredFile file) throws IOException {
        String coding = coding(exchange, file);
        Representation chosen = file.in(coding);
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.ETAG, chosen.tagHeader());
        headers.put(Headers.CACHE_CONTROL, cacheControl);
        headers.put(Headers.LAST_MODIFIED, file.lastModified());
        if (file.varies() && !String.valueOf(headers.get(Headers.VARY)).contains(Headers.ACCEPT_ENCODING_STRING)) {
            headers.add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
        }
        switch (Preconditions.evaluate(exchange.getRequestHeaders(), chosen.tag(), file.change())) {
            case NOT_MODIFIED -> exchange.setStatusCode(304).endExchange();
            case FAILED -> problem(exchange, 412, "The file is not in the state that the request's conditions name");
            case SEND -> {
                headers.put(Headers.CONTENT_TYPE, file.mediaType());
                headers.put(Headers.ACCEPT_RANGES, "bytes");
                if (!coding.isEmpty()) {
                    headers.put(Headers.CONTENT_ENCODING, coding);
                }
                sendContent(exchange, file, chosen);
            }
        }
    }

    private static void sendContent(HttpServerExchange exchange, StoredFile file, Representation chosen)
            throws IOException {
        HttpString method = exchange.getRequestMethod();
        if (method.equals(Methods.HEAD)) {
            exchange.setResponseContentLength(chosen.size());
            exchange.endExchange();
            return;
        }
        switch (ranges(exchange, file, chosen)) {
            case ByteRange.Request.Whole() -> sendAll(exchange, chosen);
            case ByteRange.Request.Unsatisfiable() -> {
                exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, "bytes */" + chosen.size());
                problem(
                        exchange,
                        416,
                        "The file has %d bytes; none of the ranges asked for lies in it".formatted(chosen.size()));
            }
            case ByteRange.Request.Ranges(List<ByteRange> ranges) -> sendRanges(exchange, file, chosen, ranges);
        }
    }

    private static ByteRange.Request ranges(HttpServerExchange exchange, StoredFile file, Representation chosen) {
        HeaderMap request = exchange.getRequestHeaders();
        String range = request.getFirst(Headers.RANGE);
        return range == null || !Preconditions.isRangeValid(request, chosen.tag(), file.change())
                ? new ByteRange.Request.Whole()
                : ByteRange.parse(range, chosen.size());
    }

    private static void sendAll(HttpServerExchange exchange, Representation chosen) throws IOException {
        ByteBuffer bytes = chosen.bytes();
        if (bytes != null) {
            exchange.setResponseContentLength(chosen.size());
            exchange.getResponseSender().send(bytes.duplicate(), IoCallback.END_EXCHANGE);
            return;
        }
        Function<ByteRange, Transfer.Piece> content = content(exchange, chosen);
        exchange.setResponseContentLength(chosen.size());
        Transfer.start(
                exchange, chosen.size() == 0 ? List.of() : List.of(content.apply(new ByteRange(0, chosen.size()))));
    }

    private static void sendRanges(
            HttpServerExchange exchange, StoredFile file, Representation chosen, List<ByteRange> ranges)
            throws IOException {
        Function<ByteRange, Transfer.Piece> content = content(exchange, chosen);
        exchange.setStatusCode(206);
        if (ranges.size() > 1) {
            MultipartRanges.send(exchange, content, file.mediaType(), chosen.size(), ranges);
            return;
        }
        ByteRange range = ranges.getFirst();
        exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, range.contentRange(chosen.size()));
        exchange.setResponseContentLength(range.length());
        Transfer.start(exchange, List.of(content.apply(range)));
    }

    /// Where the bytes of a range come from: memory, or the file, which is closed when the exchange is complete.
    private static Function<ByteRange, Transfer.Piece> content(HttpServerExchange exchange, Representation chosen)
            throws IOException {
        ByteBuffer bytes = chosen.bytes();
        if (bytes != null) {
            return range -> new Transfer.Piece.Bytes(bytes.slice((int) range.first(), (int) range.length()));
        }
        FileChannel file = FileChannel.open(chosen.source(), StandardOpenOption.READ);
        exchange.addExchangeCompleteListener((done, next) -> {
            IoUtils.safeClose(file);
            next.proceed();
        });
        if (!isStillThere(chosen, file.size())) {
            throw new IOException("The file is not the one that was loaded: " + chosen.source());
        }
        return range -> new Transfer.Piece.Run(file, range);
    }

    /// A plain file may grow, as a log does: what was there is still its beginning. In a content coding it may not.
    private static boolean isStillThere(Representation chosen, long size) {
        return chosen.tag().coding().isEmpty() ? size >= chosen.size() : size == chosen.size();
    }

    /// An answer that belongs to this request's conditions alone: a shared cache must not keep it for others.
    private static void problem(HttpServerExchange exchange, int status, String detail) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.remove(Headers.CONTENT_ENCODING);
        headers.remove(Headers.LAST_MODIFIED);
        headers.put(Headers.CACHE_CONTROL, "no-store");
        ProblemReply.send(exchange, Problem.of(status, detail));
    }

    static void body(HttpServerExchange exchange, byte @Nullable [] bytes) {
        byte[] content = bytes == null ? new byte[0] : bytes;
        exchange.setResponseContentLength(content.length);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.endExchange();
            return;
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(content), IoCallback.END_EXCHANGE);
    }
}
