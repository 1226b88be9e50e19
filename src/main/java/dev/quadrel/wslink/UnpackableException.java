package dev.quadrel.wslink;

/// A value that has no form on the wire; the message names its type.
public final class UnpackableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnpackableException(String message) {
        super(message);
    }
}
