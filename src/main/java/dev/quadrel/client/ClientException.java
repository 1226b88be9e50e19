package dev.quadrel.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Why a server has not done what it was asked for. One kind for each thing that a caller may do about it.
public abstract sealed class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;
    private final URI uri;

    private ClientException(int status, String detail, URI uri, @Nullable Throwable cause) {
        super((status == 0 ? "" : status + ": ") + detail + " (" + uri + ")", cause);
        this.status = status;
        this.detail = detail;
        this.uri = uri;
    }

    /// The HTTP status; 0 where there was no answer.
    public int status() {
        return status;
    }

    /// What the server says is wrong, in its own words.
    public String detail() {
        return detail;
    }

    /// What was asked for, without any key.
    public URI uri() {
        return uri;
    }

    /// There is no such node, or none that may be seen: 404, 410.
    public static final class NotFound extends ClientException {
        private static final long serialVersionUID = 1L;

        NotFound(int status, String detail, URI uri) {
            super(status, detail, uri, null);
        }
    }

    /// The node is not as the request takes for granted, such as a key that is taken: 409, 412.
    public static final class Conflict extends ClientException {
        private static final long serialVersionUID = 1L;

        Conflict(int status, String detail, URI uri) {
            super(status, detail, uri, null);
        }
    }

    /// The server wants to know who asks, or does not believe it, or the key does not allow it: 401.
    public static final class Unauthorized extends ClientException {
        private static final long serialVersionUID = 1L;

        Unauthorized(int status, String detail, URI uri) {
            super(status, detail, uri, null);
        }
    }

    /// The server knows who asks, and refuses: 403.
    public static final class Forbidden extends ClientException {
        private static final long serialVersionUID = 1L;

        Forbidden(int status, String detail, URI uri) {
            super(status, detail, uri, null);
        }
    }

    /// The request cannot be done as it is: all other 4xx.
    public static final class Invalid extends ClientException {
        private static final long serialVersionUID = 1L;

        Invalid(int status, String detail, URI uri) {
            super(status, detail, uri, null);
        }
    }

    /// The server cannot be reached or is too busy, and was so to the end of all attempts: no answer (status 0), 429,
    /// 502, 503, 504.
    public static final class Unavailable extends ClientException {
        private static final long serialVersionUID = 1L;

        Unavailable(int status, String detail, URI uri, @Nullable Throwable cause) {
            super(status, detail, uri, cause);
        }
    }

    /// The server has a fault, or its answer is not what it should be: all other 5xx, and answers that cannot be
    /// understood, whose status is that of the answer.
    public static final class Broken extends ClientException {
        private static final long serialVersionUID = 1L;

        Broken(int status, String detail, URI uri, @Nullable Throwable cause) {
            super(status, detail, uri, cause);
        }
    }

    static ClientException of(int status, String detail, URI uri) {
        return switch (status) {
            case 404, 410 -> new NotFound(status, detail, uri);
            case 409, 412 -> new Conflict(status, detail, uri);
            case 401 -> new Unauthorized(status, detail, uri);
            case 403 -> new Forbidden(status, detail, uri);
            case 429, 502, 503, 504 -> new Unavailable(status, detail, uri, null);
            default ->
                status >= 400 && status < 500
                        ? new Invalid(status, detail, uri)
                        : new Broken(status, detail, uri, null);
        };
    }
}
