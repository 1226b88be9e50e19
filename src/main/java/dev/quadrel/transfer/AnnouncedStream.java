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

    /// How many bytes are to come.
    public long length() {
        return length;
    }
}
