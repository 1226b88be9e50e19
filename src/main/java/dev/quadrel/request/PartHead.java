package dev.quadrel.request;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.uri.PercentCoding;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The headers of one part of a multipart body.
///
/// @param name field's name
/// @param filename name of the file on the client's side, without folders; empty where none was sent
/// @param contentType media type as sent; empty for a text field
record PartHead(String name, Optional<String> filename, Optional<String> contentType) {

    private static final Set<String> PLAIN_ENCODINGS = Set.of("7bit", "8bit", "binary");
    private static final String UTF8_PREFIX = "utf-8'";

    /// Reads a part's headers.
    ///
    /// @param number the part's number from 1, for messages
    /// @throws ProblemException 400 where the part has no name or is encoded
    static PartHead of(HeaderMap headers, int number) {
        HeaderValue disposition = HeaderValue.parse(headers.getFirst(Headers.CONTENT_DISPOSITION));
        Optional<String> name = disposition.parameter("name");
        if (!disposition.value().equals("form-data") || name.isEmpty()) {
            throw ProblemException.badRequest("Part " + number
                    + " of the multipart body has no name; it needs Content-Disposition: form-data; name=\"...\"");
        }
        requirePlain(headers.getFirst(Headers.CONTENT_TRANSFER_ENCODING), name.get());
        return new PartHead(
                name.get(), filename(disposition), Optional.ofNullable(headers.getFirst(Headers.CONTENT_TYPE)));
    }

    /// A part is a file by its media type alone; with just a file name it is text.
    boolean isFile() {
        return contentType.isPresent();
    }

    /// RFC 7578 section 4.7 does away with encoded parts.
    private static void requirePlain(@Nullable String encoding, String name) {
        if (encoding != null && !PLAIN_ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw ProblemException.badRequest("The part \"" + name + "\" has the Content-Transfer-Encoding " + encoding
                    + "; allowed are 7bit, 8bit and binary");
        }
    }

    /// Folders are cut off (RFC 7578 section 4.2), so that the name cannot lead anywhere.
    private static Optional<String> filename(HeaderValue disposition) {
        return disposition
                .parameter("filename*")
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(UTF8_PREFIX))
                .map(text -> PercentCoding.decode(text.substring(text.indexOf('\'', UTF8_PREFIX.length()) + 1)))
                .or(() -> disposition.parameter("filename"))
                .map(text -> text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1))
                .filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."));
    }
}
