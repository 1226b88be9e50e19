package dev.quadrel.transfer;

import java.io.FilterInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A body that says how long it is before it comes, so that one of a wrong size is refused at once.
public final class AnnouncedStream extends FilterInputStream {

    private final long length;

    private AnnouncedStream(InputStream body, long length) {
        super(body);
        this.length = length;
    }

    /// The body, with its length where the request says it.
    ///
    /// @param contentLength the header of that name; null where the body does not say it
    public static InputStream of(InputStream body, @Nullable String contentLength) {
        return contentLength == null ? body : new AnnouncedStream(body, Long.parseLong(contentLength));
    }

    /// Another stream of the bytes of a body, with the length that the body has said.
    public static InputStream like(InputStream body, InputStream bytes) {
        return body instanceof AnnouncedStream announced ? new AnnouncedStream(bytes, announced.length) : bytes;
    }

    /// How many bytes a body has said that it has; -1 where it has not.
    public static long length(InputStream body) {
        return body instanceof AnnouncedStream announced ? announced.length : -1;
    }

    /// How many bytes are to come.
    public long length() {
        return length;
    }
}
