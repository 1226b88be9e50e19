package dev.quadrel.lifecycle;

import java.io.Serial;

/// A service could not be prepared, started, added or removed; the message names it and says why.
public final class ServiceException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final String path;
    private final String what;

    private ServiceException(String path, String what, Throwable cause) {
        super("service \"%s\" could not be %s: %s".formatted(path, what, reason(cause)), cause);
        this.path = path;
        this.what = what;
    }

    /// @param what `prepared`, `started`
    static ServiceException of(String name, String what, Throwable cause) {
        if (cause instanceof ServiceException inner && inner.getCause() != null) {
            return new ServiceException(name + "/" + inner.path, inner.what, inner.getCause());
        }
        return new ServiceException(name, what, cause);
    }

    /// What an exception says, or else what it is.
    static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
