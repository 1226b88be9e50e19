/// What a client and the API agree on by the fields of a request: where the API is, the form and the coding of a body,
/// which version the client has already, which request a reply belongs to.
///
/// A resource method returns a [Description] or any other [dev.quadrel.transfer.Body], and [BodyWriter] sends it;
/// [EntityVersion] spares sending it, [PartialContent] a
/// part of it; [BaseUrl] is what links start with.
///
/// Rules:
/// 1. When a description is sent, it is MessagePack if the client names that before JSON and before anything, and JSON
///    in all other cases; the type is named without a charset.
/// 2. When a body of 1000 bytes or more of a suitable type is sent, it is coded by the weights of `Accept-Encoding`,
///    zstd before gzip, if that takes away more than a tenth of it, or of its first 64 KiB; a description of up to
///    1 MiB is coded in one go.
/// 3. When a body's length is known and it is not coded, the reply says it; a HEAD request gets the same and no body.
/// 4. When a body is not coded, its direct buffers go to the connection as they are, and its files by the system.
/// 5. When a body fails before its first bytes, the client gets an error; when it fails later, the connection is cut.
/// 6. When a client goes away, nothing is logged as an error.
/// 7. When the client has a version already, it is told so without a body; quotes, lists and `*` count too.
/// 8. When a proxy says how the client reaches it, links start with that, unless it is no host name.
/// 9. When the API replies, whatever the status, the reply has the request's id, the client's own if that is harmless,
///    and the time it took. Other resources are left alone.
/// 10. When a file is sent, it has a version and a time of change; conditions on them are weighed as RFC 9110 orders
///     them, with 304 and 412; one range is 206, one outside of the file 416, and an `If-Range` that does not hold
///     means all of it, as several ranges do. Its bytes are never coded.
/// 11. When a description is read, it has a version: of what it tells, its URL, its form and where the client has found
///     the API; of its bytes where nothing else is known.
/// 12. When a reply has a version, the client that reads may keep it, but asks each time; one without it may not keep
///     it. Every reply varies by `Origin`.
/// 13. When a body is to be JSON and is not, the reply is 422; when it has more than 32 MiB, 413.
/// 14. When a member of a description is named as a time, MessagePack has it as a timestamp, JSON as a text.
///
/// Out of scope: who may ask (`access`), which formats an array or a table has (`serialization`), files (`staticfile`),
/// the server's own gzip, which leaves alone what is coded here.
@NullMarked
package dev.quadrel.negotiation;

import org.jspecify.annotations.NullMarked;
