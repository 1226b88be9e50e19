package dev.quadrel.wslink;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The request that opened a web socket.
///
/// @param principal who is signed in
/// @param query the query's parameters, decoded
/// @param headers the headers; their names in lower case
/// @param address the client's address, empty where it is not known
public record Handshake(
        Optional<Principal> principal,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Optional<String> address) {

    public static final Handshake EMPTY = new Handshake(Optional.empty(), Map.of(), Map.of(), Optional.empty());

    /// The first value of a parameter of the query.
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// The first value of a header.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
