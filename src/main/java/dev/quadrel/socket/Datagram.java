package dev.quadrel.socket;

import java.net.SocketAddress;

/// A message as a whole.
///
/// @param peer who has sent it, or is to get it
public record Datagram(SocketAddress peer, byte[] bytes) {}
