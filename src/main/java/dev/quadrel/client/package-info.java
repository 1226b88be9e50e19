/// A catalog of Quadrel or Tiled, from Java.
///
/// [Quadrel] connects, [ContainerClient] and the other kinds of [NodeClient] are its nodes, [Context] is the server.
///
/// Rules:
/// 1. When the network or the server fails a request that may be repeated, it is tried again, later and later; 429 is
///    tried again when the server says.
/// 2. When a request fails for good, a [ClientException] of one of seven kinds has the status, the server's own words
///    and the URI, without any key.
/// 3. When an answer is compressed by gzip or zstd, nobody sees it.
/// 4. When a server sends nothing for too long, the request has failed.
/// 5. When a part of an array is read, only that part is asked for, in several requests at a time where it is large.
/// 6. When an array is read in blocks, they come in order, and a few of them are in memory.
/// 7. When a table is read, only the wanted columns are asked for, and one batch of rows is in memory at a time.
/// 8. When answers are kept, one is used without asking only as long as the server has said, else only where the server
///    says that its tag still holds; where there is no room, the one that was used longest ago goes.
///
/// Out of scope: the server, of which it knows HTTP only; the commands of the terminal (`launcher`).
@NullMarked
package dev.quadrel.client;

import org.jspecify.annotations.NullMarked;
