package dev.quadrel.request;

import dev.quadrel.problem.ProblemException;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.util.HeaderMap;
import io.undertow.util.MalformedMessageException;
import io.undertow.util.MultipartParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a `multipart/form-data` body (RFC 7578) part by part, whatever its length, in a bounded amount of memory:
/// Undertow's parser finds the parts, this class limits and keeps them.
final class MultipartBody implements MultipartParser.PartHandler {

    static final int MAX_PARTS = 1000;

    /// Of one part; counted by whole buffers, so that one buffer more may pass.
    static final int MAX_HEADER_BYTES = 32 * 1024;

    private static final int BUFFER_SIZE = 16 * 1024;

    /// The parser needs a pool for encoded parts only, which [PartHead] refuses.
    private static final DefaultByteBufferPool NO_BUFFERS = new DefaultByteBufferPool(false, BUFFER_SIZE, 0, 0);

    private final RequestSettings settings;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, UploadedFile> files = new LinkedHashMap<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private @Nullable PartHead part;
    private @Nullable UploadSpool spool;
    private int parts;
    private long partSize;
    private long textSize;
    private long memoryUsed;
    private long bytesOutsideParts;

    private MultipartBody(RequestSettings settings) {
        this.settings = settings;
    }

    /// Reads up to the closing boundary; what follows it is left unread.
    ///
    /// @throws ProblemException 400 where the body is malformed, 413 where a part is over a limit; no file is left
    static Body read(HeaderValue contentType, InputStream in, RequestSettings settings) throws IOException {
        byte[] boundary = contentType
                .parameter("boundary")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ProblemException.badRequest("The Content-Type multipart/form-data has no boundary;"
                        + " it is written multipart/form-data; boundary=\"...\""))
                .getBytes(StandardCharsets.ISO_8859_1);
        MultipartBody body = new MultipartBody(settings);
        boolean complete = false;
        try {
            body.parse(in, boundary);
            complete = true;
        } finally {
            if (!complete) {
                body.discard();
            }
        }
        return new Body(Collections.unmodifiableMap(body.fields), body.files);
    }

    private void parse(InputStream in, byte[] boundary) throws IOException {
        byte[] empty = emptyBody(boundary);
        byte[] start = in.readNBytes(empty.length);
        if (Arrays.equals(start, empty)) {
            return;
        }
        MultipartParser.ParseState parser = MultipartParser.beginParse(NO_BUFFERS, this, boundary, "UTF-8");
        feed(parser, ByteBuffer.wrap(start));
        byte[] buffer = new byte[BUFFER_SIZE];
        while (!parser.isComplete()) {
            int n = in.read(buffer);
            if (n < 0) {
                throw ProblemException.badRequest("The multipart body ended in part " + Math.max(1, parts)
                        + ", before its closing boundary \"--" + new String(boundary, StandardCharsets.ISO_8859_1)
                        + "--\"");
            }
            feed(parser, ByteBuffer.wrap(buffer, 0, n));
        }
    }

    /// A form without fields is the closing boundary alone, which Undertow's parser takes for a part's beginning.
    private static byte[] emptyBody(byte[] boundary) {
        return ("--" + new String(boundary, StandardCharsets.ISO_8859_1) + "--").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void feed(MultipartParser.ParseState parser, ByteBuffer data) throws IOException {
        int length = data.remaining();
        try {
            parser.parse(data);
        } catch (MalformedMessageException | IllegalArgumentException e) {
            // HttpString refuses odd header names with IllegalArgumentException.
            throw ProblemException.badRequest("The headers of part " + (parts + 1)
                    + " of the multipart body are malformed; each is a line \"Name: value\" that ends in CR LF");
        }
        if (part == null) {
            bytesOutsideParts += length;
            if (bytesOutsideParts > MAX_HEADER_BYTES) {
                throw ProblemException.badRequest("The headers of part " + (parts + 1)
                        + " of the multipart body are longer than " + MAX_HEADER_BYTES + " bytes");
            }
        }
    }

    @Override
    public void beginPart(HeaderMap headers) {
        parts++;
        bytesOutsideParts = 0;
        partSize = 0;
        if (parts > MAX_PARTS) {
            throw ProblemException.tooLarge("The multipart body has more than " + MAX_PARTS + " parts");
        }
        PartHead head = PartHead.of(headers, parts);
        part = head;
        if (head.isFile()) {
            spool = new UploadSpool(settings.uploadDirectory(), Math.max(0, settings.memoryThreshold() - memoryUsed));
        }
    }

    @Override
    public void data(ByteBuffer data) throws IOException {
        if (part == null) {
            return;
        }
        partSize += data.remaining();
        if (partSize > settings.maxPartSize()) {
            throw ProblemException.tooLarge("Uploaded file is too large! " + partSize + " > " + settings.maxPartSize()
                    + " bytes, in the part \"" + part.name() + "\"");
        }
        if (spool != null) {
            spool.write(data);
        } else {
            addText(data);
        }
    }

    private void addText(ByteBuffer data) {
        textSize += data.remaining();
        if (textSize > settings.maxBodySize()) {
            throw ProblemException.tooLarge(
                    "The text fields are too large together: " + textSize + " > " + settings.maxBodySize() + " bytes");
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        text.writeBytes(bytes);
    }

    @Override
    public void endPart() {
        PartHead head = part;
        if (head == null) {
            return;
        }
        if (spool != null) {
            endFile(head, spool);
        } else {
            fields.put(head.name(), StrictText.utf8(text.toByteArray(), "The text field \"" + head.name() + "\""));
            text.reset();
        }
        part = null;
        spool = null;
    }

    private void endFile(PartHead head, UploadSpool finished) {
        try {
            memoryUsed += finished.inMemory();
            UploadedFile earlier = files.put(head.name(), finished.finish(head, partSize));
            if (earlier != null) {
                earlier.discard();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard() {
        if (spool != null) {
            spool.discard();
        }
        new Body(Map.of(), files).discard();
    }
}
