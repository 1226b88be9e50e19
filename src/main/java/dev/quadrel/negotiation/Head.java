package dev.quadrel.negotiation;

import dev.quadrel.transfer.ByteSink;
import io.undertow.servlet.spec.ServletOutputStreamImpl;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// The head of a reply, which JAX-RS has made, until its body starts.
///
/// @param fields as JAX-RS will send them
/// @param stream of JAX-RS; the first write to it makes the fields those of the servlet's reply
record Head(MultivaluedMap<String, Object> fields, OutputStream stream, HttpServletResponse response) {

    private static final byte[] NOTHING = {};

    String contentType() {
        return String.valueOf(fields.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    /// Whether the body can be asked for in parts, which count its bytes as they are.
    boolean hasRanges() {
        return fields.containsKey(PartialContent.ACCEPT_RANGES);
    }

    /// Tells caches that the reply depends on a field of the request.
    void varyBy(String field) {
        fields.add(HttpHeaders.VARY, field);
    }

    /// Ends the head.
    ///
    /// @param length of what is sent, where known
    /// @return takes the body's bytes, coded if so
    ByteSink open(Optional<Coding> coding, OptionalLong length) throws IOException {
        coding.ifPresent(chosen -> fields.putSingle(HttpHeaders.CONTENT_ENCODING, chosen.text()));
        stream.write(NOTHING);
        length.ifPresent(response::setContentLengthLong);
        if (response.getOutputStream() instanceof ServletOutputStreamImpl undertow) {
            return new ServletSink(undertow);
        }
        return new StreamSink(stream);
    }

    /// For a request that wants nothing but the head.
    void sendAlone(OptionalLong length) throws IOException {
        stream.write(NOTHING);
        if (length.isPresent()) {
            response.setContentLengthLong(length.getAsLong());
        } else {
            // Undertow would say that there are 0 bytes.
            response.flushBuffer();
        }
    }
}
