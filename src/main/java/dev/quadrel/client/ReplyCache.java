package dev.quadrel.client;

import java.util.function.Function;
import java.util.function.Supplier;

/// Stands between the client and the wire, for `GET`s whose answer is read whole. Thread safe.
interface ReplyCache extends AutoCloseable {

    /// Answers by what it has kept, or by asking the server.
    ///
    /// @param request without authentication
    /// @param asker who asks now, as an [Asker] has it; nobody gets what was for somebody else
    /// @param wire sends a request; an answer of 304 comes only to one that has an `If-None-Match`
    Reply answer(Request request, Supplier<String> asker, Function<Request, Reply> wire);

    /// Bytes of the largest answer that it keeps.
    long largest();

    @Override
    void close();
}
