package dev.quadrel.negotiation;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.transfer.Body;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that a resource method answers with, whole or in part, as the request's conditions and its range ask
/// (RFC 9110, sections 13 and 14). Its bytes are sent as they are: never in a content coding.
///
/// @param size bytes of the whole file
public record PartialContent(EntityTag tag, Preconditions.Change change, long size) {

    static final String ACCEPT_RANGES = "Accept-Ranges";

    private static final String BYTES = "bytes";

    /// A file as it is now.
    public static PartialContent of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new PartialContent(
                EntityTag.ofAttributes(attributes), Preconditions.Change.of(attributes), attributes.size());
    }

    /// Makes the body of some bytes of the file.
    @FunctionalInterface
    public interface Part {
        Body of(long position, long count);
    }

    /// 200 with all of it, 206 with the range that is asked for, or 304. Where several ranges are asked for, all of it.
    ///
    /// @throws ProblemException 412 where the conditions do not hold, 416 where the range lies outside of the file
    public Response.ResponseBuilder reply(Part part) {
        var exchange = ServletRequestContext.requireCurrent().getExchange();
        HeaderMap request = exchange.getRequestHeaders();
        boolean head = exchange.getRequestMethod().equals(Methods.HEAD);
        return switch (Preconditions.evaluate(request, tag, change)) {
            case FAILED ->
                throw ProblemException.of(412, "The file is not in the state that the request's conditions name");
            case NOT_MODIFIED -> told(Response.notModified());
            case SEND -> told(send(head ? new ByteRange.Request.Whole() : range(request), part));
        };
    }

    private ByteRange.Request range(HeaderMap request) {
        @Nullable String range = request.getFirst(Headers.RANGE);
        return range == null || !Preconditions.isRangeValid(request, tag, change)
                ? new ByteRange.Request.Whole()
                : ByteRange.parse(range, size);
    }

    private Response.ResponseBuilder send(ByteRange.Request wanted, Part part) {
        return switch (wanted) {
            case ByteRange.Request.Ranges(List<ByteRange> ranges)
            when ranges.size() == 1 -> {
                ByteRange range = ranges.getFirst();
                yield Response.status(206)
                        .entity(part.of(range.first(), range.length()))
                        .header("Content-Range", range.contentRange(size));
            }
            case ByteRange.Request.Unsatisfiable() ->
                throw new ProblemException(
                        Problem.of(416, "The file has %d bytes; none of those asked for lies in it".formatted(size))
                                .withHeader("Content-Range", "bytes */" + size));
            case ByteRange.Request.Ranges _, ByteRange.Request.Whole _ -> Response.ok(part.of(0, size));
        };
    }

    private Response.ResponseBuilder told(Response.ResponseBuilder reply) {
        return reply.header(HttpHeaders.ETAG, tag.quoted())
                .header(HttpHeaders.LAST_MODIFIED, change.text())
                .header(ACCEPT_RANGES, BYTES);
    }
}
