package dev.quadrel.http;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.request.MultipartReply;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.Reply;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One way to return or to throw for each path.
@Path("/")
public class Returning {

    /// A value of two numbers.
    public record Point(double x, double y) {}

    @GET
    @Path("value/{kind}")
    public Object value(@PathParam("kind") String kind) {
        return switch (kind) {
            case "text" -> "grüezi";
            case "chars" -> CharBuffer.wrap("chars");
            case "bytes" -> "bytes".getBytes(StandardCharsets.UTF_8);
            case "stream" -> new ByteArrayInputStream("stream".getBytes(StandardCharsets.UTF_8));
            case "map" -> Map.of("a", Double.NaN);
            case "list" -> List.of(1, "a", true);
            case "number" -> 42;
            case "boolean" -> false;
            case "record" -> new Point(1, 2);
            case "optional" -> Optional.of("there");
            default -> throw new NotFoundException();
        };
    }

    @GET
    @Path("reply/{kind}")
    public Reply reply(@PathParam("kind") String kind) {
        return switch (kind) {
            case "text" -> Reply.of("grüezi").withStatus(201);
            case "html" -> Reply.of("<b>").withMediaType("text/html;charset=UTF-8");
            case "json" -> Reply.json("quoted");
            case "bytes" -> Reply.of("{}".getBytes(StandardCharsets.UTF_8)).withMediaType("application/json");
            case "typed" -> Reply.of(List.of(1)).withMediaType("application/geo+json");
            case "multipart" -> Reply.of(new MultipartReply(Map.of("a", "one"))).withStatus(202);
            case "null" -> Reply.of(null);
            case "empty" -> Reply.of(null).withStatus(204);
            case "headed" -> Reply.of("grüezi").withHeader("X-Length", "6").withHeader("ETag", "\"t\"");
            case "unchanged" -> Reply.of(Map.of("a", 1)).withStatus(304).withHeader("ETag", "\"t\"");
            default -> throw new NotFoundException();
        };
    }

    @GET
    @Path("multipart")
    public MultipartReply multipart() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("text", "grüezi");
        parts.put("value", Map.of("a", 1));
        return new MultipartReply(parts);
    }

    @GET
    @Path("null/value")
    public Map<String, Object> nullValue() {
        return null;
    }

    @GET
    @Path("null/text")
    public String nullText() {
        return null;
    }

    @GET
    @Path("null/reply")
    public Reply nullReply() {
        return null;
    }

    @GET
    @Path("void")
    public void nothing() {}

    @GET
    @Path("response/204")
    public Response noContent() {
        return Response.noContent().build();
    }

    @POST
    @Path("point")
    @Consumes("application/json")
    public Point turned(Point point) {
        return new Point(point.y(), point.x());
    }

    @GET
    @Path("html")
    @Produces("text/html")
    public String html() {
        return "<b>";
    }

    @GET
    @Path("plain-number")
    @Produces("text/plain")
    public int plainNumber() {
        return 42;
    }

    @GET
    @Path("throw/{kind}")
    public String thrown(@PathParam("kind") String kind) throws Throwable {
        throw switch (kind) {
            case "problem" ->
                new ProblemException(Problem.of(416, "no such range").withHeader("X-Length", "7"));
            case "prevent" -> new PreventDefault(451, "prevented");
            case "runtime" -> new IllegalStateException("an inner secret");
            case "error" -> new StackOverflowError("an inner secret");
            case "internal" -> new InternalServerErrorException("an inner secret");
            case "bad" -> new BadRequestException("said by JAX-RS");
            case "wrapped" -> new BadRequestException(ProblemException.badRequest("said inside"));
            case "redirect" -> new RedirectionException(303, URI.create("/value/text"));
            case "own" ->
                new BadRequestException(Response.status(400)
                        .entity("own text")
                        .type("text/plain")
                        .build());
            default -> new NotFoundException();
        };
    }

    @GET
    @Path("number/{n}")
    public int number(@PathParam("n") int n) {
        return n;
    }
}
