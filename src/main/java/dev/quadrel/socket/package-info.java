/// Ready services that speak over the network: listeners for TCP, TLS, sockets in the file system and UDP, and clients
/// that keep a connection.
///
/// A [Listener] or [ReconnectingClient] has an [Endpoint], mostly by its short form, and a [ProtocolFactory] that says
/// what is spoken; a [DatagramListener] has a [DatagramProtocol]. An application gives them to CDI as beans of the type
/// `Service`.
///
/// Rules:
/// 1. When an endpoint's text is not of its form, the reply names the text and what is wrong.
/// 2. When a listener is prepared, it has its port; a port that is taken fails the preparation with its address.
/// 3. When a connection comes, it has a protocol and a virtual thread of its own; it is closed when the protocol
///    returns or fails, and others go on.
/// 4. When as many connections are open as the limit says, one more is closed at once.
/// 5. When nothing was read or written on a connection for the time of the limit, it is closed.
/// 6. When a listener stops, it takes no connections any more; those that are open have the grace to end.
/// 7. When an endpoint has TLS, the keys are those of its PEM files, or of a context that the server has by that name,
///    and clients look whether the name is right.
/// 8. When a socket's file is left by a process that was killed, it is replaced; one that somebody listens at, or that
///    is another kind of file, is not.
/// 9. When datagrams come, each is worked on, up to the limit at a time; what comes beyond is dropped.
/// 10. When a client's connection cannot be made, or ends, it is made again, after waits that grow up to the longest
///     and vary by chance; after one that has held they begin anew.
/// 11. When a client stops, it makes no connection any more, and the one it has is closed.
/// 12. When a proxy is before a listener, its header says who the other side is, in version 1 or 2 of the PROXY
///     protocol; a connection that begins otherwise is closed.
/// 13. When systemd has made a socket and passed it as standard input, a listener takes its connections.
/// 14. When an endpoint is the standard input and output, there is one connection, from the start on.
///
/// Out of scope: HTTP and web sockets (WildFly), what applications say (their protocols).
@NullMarked
package dev.quadrel.socket;

import org.jspecify.annotations.NullMarked;
