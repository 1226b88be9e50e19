package dev.quadrel.client;

import java.util.function.Function;

/// Stands between the client and the wire, for `GET`s whose answer is read whole. Thread safe.
interface ReplyCache extends AutoCloseable {

    /// Answers by what it has kept, or by asking the server.
    ///
    /// @param request without authentication
    /// @param wire sends a request; an answer of 304 comes only to one that has an `If-None-Match`
    Reply answer(Request request, Function<Request, Reply> wire);

    /// Bytes of the largest answer that it keeps.
    long largest();

    @Override
    void close();
}
