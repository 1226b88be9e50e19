package dev.quadrel.launcher;

/// A server could not be started. The message says why, for the one who has asked for it.
public class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
