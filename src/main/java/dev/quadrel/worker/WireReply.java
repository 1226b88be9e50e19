package dev.quadrel.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The replies of the wire protocol: always `token`, `done`, `result`, `continue`.
record WireReply(
        Object token,
        boolean done,
        boolean goesOn,
        @Nullable Object result) {

    /// The job runs: ask again.
    static WireReply running(Object token) {
        return new WireReply(token, false, true, null);
    }

    /// No such job, not any more: do not ask again.
    static WireReply unknown(Object token) {
        return new WireReply(token, false, false, null);
    }

    /// There is nothing more to come.
    ///
    /// @param result text of the JSON result, or a piece of it; null for a job that was stopped
    static WireReply last(Object token, @Nullable String result) {
        return new WireReply(token, true, false, result);
    }

    /// The result has to be fetched in pieces.
    static WireReply pieces(Object token, Object keys) {
        return new WireReply(token, true, true, keys);
    }

    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("token", token);
        members.put("done", done);
        members.put("result", result);
        members.put("continue", goesOn);
        return members;
    }
}
