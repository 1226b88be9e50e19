package dev.quadrel.request;

/// Thrown by a middleware step or a resource method to end the request with an error status and a message. The client
/// gets a problem body whose `detail` is the message.
public final class PreventDefault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status HTTP status code, 400 to 599
    /// @param message what the client is told
    public PreventDefault(int status, String message) {
        super(message, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("An error has a status from 400 to 599, not " + status);
        }
        this.status = status;
    }

    /// The status that the client gets.
    public int status() {
        return status;
    }
}
