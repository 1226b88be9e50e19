/// What a client and the API agree on by the fields of a request: where the API is, the form and the coding of a body,
/// which version the client has already, which request a reply belongs to.
///
/// A resource method returns a [Description] or any other [dev.quadrel.transfer.Body], and [BodyWriter] sends it;
/// [EntityVersion] spares sending it; [BaseUrl] is what links start with.
///
/// Rules:
/// 1. When a description is sent, it is MessagePack if the client names that before JSON and before anything, and JSON
///    in all other cases; the type is named without a charset.
/// 2. When a body of 1000 bytes or more of a suitable type is sent, it is coded by the weights of `Accept-Encoding`,
///    zstd before gzip, if that takes away more than a tenth of it, or of its first 64 KiB.
/// 3. When a body's length is known and it is not coded, the reply says it; a HEAD request gets the same and no body.
/// 4. When a body is not coded, its direct buffers go to the connection as they are, and its files by the system.
/// 5. When a body fails before its first bytes, the client gets an error; when it fails later, the connection is cut.
/// 6. When a client goes away, nothing is logged as an error.
/// 7. When the client has a version already, it is told so without a body; quotes, lists and `*` count too.
/// 8. When a proxy says how the client reaches it, links start with that, unless it is no host name.
/// 9. When the API replies, whatever the status, the reply has the request's id, the client's own if that is harmless,
///    and the time it took. Other resources are left alone.
///
/// Out of scope: who may ask (`access`), which formats an array or a table has (`serialization`), files (`staticfile`),
/// the server's own gzip, which leaves alone what is coded here.
@NullMarked
package dev.quadrel.negotiation;

import org.jspecify.annotations.NullMarked;
