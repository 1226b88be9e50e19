package dev.quadrel.request;

/// Thrown past a resource method that a middleware step has answered for, so that whatever the method returns, the
/// step's reply can take its place. Has no stack trace: it is a way out, not a fault.
public final class Answered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Answered(Reply reply) {
        super("answered by a middleware step", null, false, false);
        this.reply = reply;
    }

    /// What the step answers.
    public Reply reply() {
        return reply;
    }
}
