package dev.quadrel.request;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parsed body.
///
/// @param value JSON value, or fields by name
/// @param files uploaded files by name, unmodifiable
record Body(@Nullable Object value, Map<String, UploadedFile> files) {

    static final Body EMPTY = new Body(Map.of(), Map.of());

    Body {
        files = Collections.unmodifiableMap(files);
    }

    /// Reads the whole body.
    ///
    /// @throws ProblemException 400 where it is malformed, 413 where it is over a limit; no file is left behind
    static Body read(BodyKind kind, HeaderValue contentType, RequestSource source, RequestSettings settings)
            throws IOException {
        return switch (kind) {
            case JSON -> json(contentType, BoundedBody.open(source, settings.maxBodySize()));
            case FORM -> form(BoundedBody.open(source, settings.maxBodySize()));
            case MULTIPART -> MultipartBody.read(contentType, BoundedBody.open(source, Long.MAX_VALUE), settings);
            case OTHER -> EMPTY;
        };
    }

    /// Deletes what the files hold on disk.
    void discard() {
        files.values().forEach(UploadedFile::discard);
    }

    private static Body json(HeaderValue contentType, InputStream in) throws IOException {
        PushbackInputStream body = new PushbackInputStream(in);
        int first = body.read();
        if (first < 0) {
            throw ProblemException.badRequest(
                    "The body is empty, but its Content-Type " + contentType.value() + " promises a JSON value");
        }
        body.unread(first);
        try {
            return new Body(Json.read(body), Map.of());
        } catch (CharConversionException e) {
            throw ProblemException.badRequest("The body is not valid JSON: it is not UTF-8, UTF-16 or UTF-32 text");
        }
    }

    private static Body form(InputStream in) throws IOException {
        return new Body(FormFields.parse(StrictText.utf8(in.readAllBytes(), "The form")), Map.of());
    }
}
