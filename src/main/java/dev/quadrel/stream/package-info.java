/// What happens to nodes, told over web sockets, as Tiled's clients hear it.
///
/// [StreamHost] hears of each change ([dev.quadrel.catalog.Change]) when it is stored, and makes [News] of it.
/// [Streams] gives each its number among those of its node and keeps the last ones of all nodes, in memory. A
/// [Subscriber] has one web socket, opened by [StreamResource]: it takes the news from what is kept, one after
/// the other, as fast as its client takes them, and sends them in the [EnvelopeFormat] that this has asked for.
/// So nobody waits for a client, and no client has a queue of its own.
///
/// Rules:
/// 1. When something has happened to a node, its news has the next number of that node, from 1 on, and goes to
///    all who hear that node, each once and in order.
/// 2. When news are more, larger or older than the settings say, the oldest are forgotten, whosever they are.
/// 3. When a client asks for news from a number on, it gets what is kept of them, then those that come; without a
///    number those that come; beyond the last number the next one.
/// 4. When a client is so slow that what it is to hear next is forgotten, it is closed with 1013, and nobody
///    else is touched.
/// 5. When the stream of a node is ended, that takes a number too; who has heard all, and the end last, is closed
///    with 1000.
/// 6. When a node is deleted, those who hear it, or one below it, are closed with 1000, and its numbers are
///    forgotten.
/// 7. When a client opens a socket, it is told first what is constant about the node, in JSON or MessagePack;
///    data is as it was written, or, in JSON, as lists.
/// 8. When elements are more than the limit, as bytes or as text, those who hear the array are told where to read
///    them; rows of a table that are more close the socket with 1009. Text is in memory once for all who hear it
///    at the same time.
/// 9. When a client has no credentials where some are needed, it has to say them in its first message, as text,
///    within 10 seconds: 4001 for any other message, 4003 for those that are wrong or not enough, 4004 for no
///    such node.
/// 10. When somebody may not use a node any more, or may not see one that was made, its news are left out, also
///     where another one has its path by now; where nobody knows whether he may, the socket is closed with 1011.
/// 11. When a setting is absent, its default holds; without memory for news the server does not stream, and pays
///     nothing.
///
/// Several servers with one database: each tells those alone who are connected to it what was written through
/// it, with numbers of its own.
///
/// Out of scope: what changes a node (`catalog`, `array`, `table`), the frames on the wire (`wslink`).
@NullMarked
package dev.quadrel.stream;

import org.jspecify.annotations.NullMarked;
