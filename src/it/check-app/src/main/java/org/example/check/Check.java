package org.example.check;

import dev.quadrel.request.Middleware;
import dev.quadrel.request.MultipartReply;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.Reply;
import dev.quadrel.request.RequestArguments;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One route for each thing that a resource method may do. */
@Path("check")
@Middleware({Steps.ClassOne.class, Steps.ClassTwo.class})
public class Check {

    /** A value that the JSON reader fits a body to. */
    public record Point(double x, double y) {}

    @Inject
    RequestArguments arguments;

    @GET
    @Path("null")
    public Map<String, Object> nothing() {
        return null;
    }

    @GET
    @Path("void")
    public void empty() {}

    @GET
    @Path("fault")
    public String fault() {
        throw new IllegalStateException("an inner secret");
    }

    @GET
    @Path("prevent/{status}")
    public String prevent(@PathParam("status") int status) {
        throw new PreventDefault(status, "prevented with " + status);
    }

    @GET
    @Path("numbers")
    public List<Double> numbers() {
        return Arrays.asList(1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, null);
    }

    @GET
    @Path("text")
    public String text() {
        return "grüezi";
    }

    @GET
    @Path("bytes")
    public byte[] bytes() {
        return new byte[] {0, 1, 2, (byte) 0xff};
    }

    @GET
    @Path("stream")
    public InputStream stream() {
        return new ByteArrayInputStream("streamed".getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("reply")
    public Reply reply() {
        return Reply.of("<b>made</b>").withStatus(201).withMediaType("text/html;charset=UTF-8");
    }

    @GET
    @Path("reply-json")
    public Reply replyJson() {
        return Reply.json("a text as JSON").withStatus(202);
    }

    @GET
    @Path("multipart")
    public MultipartReply multipart() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("text", "some text");
        parts.put("stream", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        parts.put("value", List.of(1, 2));
        return new MultipartReply(parts);
    }

    @GET
    @Path("steps")
    @Middleware({Steps.MethodOne.class, Steps.MethodTwo.class})
    public List<?> steps() {
        return (List<?>) arguments.meta().get("order");
    }

    @POST
    @Path("echo")
    public Map<String, Object> echo() {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("post", arguments.post());
        reply.put("files", arguments.files().keySet());
        reply.put("cookies", arguments.cookies());
        reply.put("query", arguments.query());
        return reply;
    }

    @PUT
    @Path("echo")
    public Map<String, Object> put() {
        return Map.of("method", arguments.method(), "post", arguments.post());
    }

    @PATCH
    @Path("echo")
    public Map<String, Object> patch() {
        return Map.of("method", arguments.method(), "post", arguments.post());
    }

    @DELETE
    @Path("echo")
    public Map<String, Object> delete() {
        return Map.of("method", arguments.method());
    }

    @POST
    @Path("count")
    @Consumes("application/octet-stream")
    public Map<String, Object> count(InputStream body) throws IOException {
        return Map.of("bytes", body.transferTo(java.io.OutputStream.nullOutputStream()));
    }

    @POST
    @Path("point")
    public Point point(Point point) {
        return new Point(point.y(), point.x());
    }

    @GET
    @Path("segments/{one}/{two}{paths: (/.*)?}")
    public Map<String, Object> segments() {
        return Map.of("segments", arguments.segments(), "paths", arguments.paths());
    }

    @GET
    @Path("slow/{millis}")
    public String slow(@PathParam("millis") long millis) throws InterruptedException {
        Thread.sleep(millis);
        return "slow";
    }

    @POST
    @Path("only-post")
    public String onlyPost() {
        return "posted";
    }
}
