package dev.quadrel.request;

import org.jspecify.annotations.Nullable;

/// What a middleware step decides about a request.
public sealed interface Verdict {

    /// The next step, and at last the resource method, has its turn.
    record Proceed() implements Verdict {

        private static final Proceed ONCE = new Proceed();
    }

    /// The request is answered here; no later step and no resource method runs.
    record Answer(Reply reply) implements Verdict {}

    /// Lets the request go on.
    static Verdict proceed() {
        return Proceed.ONCE;
    }

    /// Answers with 200 and a value: text as text, anything else as JSON, null as 404.
    static Verdict answer(@Nullable Object value) {
        return new Answer(Reply.of(value));
    }

    /// Answers with a status and a value.
    static Verdict answer(int status, @Nullable Object value) {
        return new Answer(Reply.of(value).withStatus(status));
    }

    /// Answers with a reply whose status and type are set.
    static Verdict answer(Reply reply) {
        return new Answer(reply);
    }
}
