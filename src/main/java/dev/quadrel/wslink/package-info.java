/// The wire of live servers, as wslink speaks it: calls, replies and publications over web sockets.
///
/// A [Hub] has the clients ([Peer]) of one live server, the procedures that they may call, and publishes to
/// them; everything happens in its [Loop]. [WslinkServlet] opens sockets at a path, whose frames [SocketReader]
/// and [SocketWire] read and write. Values are [Pack]ed and [Unpack]ed as MessagePack; a document goes in frames
/// ([Chunks]) and is put together from such ([Unchunker]); what is on its way to one client waits in its
/// [Outbox]. A [PushSocket] is a web socket of another protocol, on the same wire.
///
/// Rules:
/// 1. When a document is longer than a message may be, it goes in pieces; pieces are taken in any order, those of
///    several documents mixed.
/// 2. When a client breaks the protocol or a bound, its socket is closed, and no other is touched. Text is
///    ignored.
/// 3. When a client has not said the secret, it can call nothing, hears no publication and may say little;
///    admissions decide instead of the secret where there are some, all of them.
/// 4. When a procedure is unknown, throws, or returns what cannot be packed, its caller is told so by its code.
/// 5. When a call publishes, its reply is before the publications; each client gets each one once, in order,
///    and its frames are built once for all.
/// 6. When a client is slow, no other waits for it: what waits for it is merged, key by key, and beyond its
///    bound the client is dropped.
/// 7. When a client says nothing for a heart-beat, it is asked, and dropped where it does not answer; one that
///    still takes what is sent has longer. When a hub is closed, its clients are told.
/// 8. When a hub has had no socket for its idle time, its listeners are told.
/// 9. When a page of another origin opens a socket, it is refused with 403 unless that origin is allowed; a
///    request for no web socket is answered with 426.
/// 10. When a procedure answers later, other calls go on meanwhile.
/// 11. When a client calls faster than it is answered, it is not read on until there is room.
/// 12. When tasks are given to a loop, they run one at a time, in order; who holds the loop keeps it from the
///     next.
/// 13. When an argument is missing or of another kind, the message names it.
/// 14. When a value is packed and unpacked, it is the same; one without a form on the wire is refused with its
///     type.
/// 15. When a setting is absent, its default holds; the limit of a socket follows the size of a message.
/// 16. When clients make something fail again and again, the log has its trace once, and a line a minute with how
///     many were left out.
/// 17. When a message is large, the memory that it comes in or leaves from is used again by one after the other, as
///     soon as nobody reads it, never before; there is a bound on how much of it there is.
/// 18. When a socket is of another protocol, whose client mostly hears, its texts are taken, what is sent waits
///     for nobody, and its owner is told when there is room for more; one that does not answer is dropped.
///
/// Out of scope: state, triggers and what is published when (`livestate`), which applications there are and at
/// which paths (`livestate`), who is signed in (`access`).
@NullMarked
package dev.quadrel.wslink;

import org.jspecify.annotations.NullMarked;
