package dev.quadrel.wslink;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Why a call is answered with an error.
///
/// @param data more about it
record Fault(int code, String message, Optional<Object> data) {

    private static final int NO_SUCH_METHOD = -32601;
    private static final int UNAUTHENTICATED = -32000;
    private static final int FAILED = -32001;
    private static final int UNPACKABLE = -32002;

    static final Fault AUTHENTICATION = new Fault(UNAUTHENTICATED, "Authentication failed", Optional.empty());
    static final Fault UNAUTHORIZED =
            new Fault(UNAUTHENTICATED, "Unauthorized: Skip message processing", Optional.empty());
    static final Fault UNKNOWN_SYSTEM_METHOD =
            new Fault(NO_SUCH_METHOD, "Unknown system method called", Optional.empty());

    static Fault unregistered(String method) {
        return new Fault(NO_SUCH_METHOD, "Unregistered method called", Optional.of(method));
    }

    static Fault unpackable(String method) {
        return new Fault(UNPACKABLE, "Method result cannot be serialized", Optional.of(method));
    }

    /// @param traced whether the client sees the stack trace
    static Fault failed(String method, Throwable failure, boolean traced) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("method", method);
        data.put("exception", shown(failure));
        data.put("trace", traced ? trace(failure) : "");
        return new Fault(FAILED, "Exception raised", Optional.of(data));
    }

    /// `IllegalStateException('boom')`, which clients know how to read.
    private static String shown(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null ? name + "()" : name + "('" + message.replace("'", "\\'") + "')";
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
