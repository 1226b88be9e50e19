package org.example.quick;

import dev.quadrel.request.Middleware;
import dev.quadrel.request.RequestArguments;
import dev.quadrel.request.UploadedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dynamic requests of the application. */
@Path("api")
@ApplicationScoped
public class Api {

    private static final long START = System.nanoTime();

    @Inject
    RequestArguments arguments;

    @Inject
    Requests requests;

    /** Sleeps for the seconds in the path, if any; tells how long the server has been up, and repeats the query. */
    @GET
    @Path("uptime{paths: (/.*)?}")
    public Map<String, Object> uptime() throws InterruptedException {
        requests.countUptime();
        if (!arguments.paths().isEmpty()) {
            Thread.sleep(Values.seconds(arguments.paths().getFirst()));
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("uptime", Duration.ofNanos(System.nanoTime() - START).toString());
        arguments.query().forEach((name, value) -> reply.put(name, Values.convert(value)));
        return reply;
    }

    /** Repeats a segment of the path as it was sent. */
    @GET
    @Path("{version}/a/b/c/d")
    public Map<String, String> version() {
        return Map.of("version", arguments.segment("version"));
    }

    /** Repeats the last segment of the path as it was sent. */
    @GET
    @Path("foo/{foo}")
    public Map<String, String> foo() {
        return Map.of("foo", arguments.segment("foo"));
    }

    /** Tells of each form field and each uploaded file, line by line. */
    @POST
    @Path("upload")
    public Map<String, String> upload() throws IOException {
        List<String> lines = new ArrayList<>();
        if (arguments.post() instanceof Map<?, ?> fields) {
            new TreeMap<>(fields).forEach((name, value) -> lines.add(name + " is " + value));
        }
        for (UploadedFile file : new TreeMap<>(arguments.files()).values()) {
            lines.add(file.name() + " is " + file.size() + " bytes");
            lines.addAll(Arrays.asList(Values.text(file.bytes()).split("\n", -1)));
        }
        Map<String, String> numbered = new LinkedHashMap<>();
        lines.forEach(line -> numbered.put(String.valueOf(numbered.size()), line));
        return numbered;
    }

    /** Answers only those whom {@link CheckToken} lets through. */
    @GET
    @Path("user_details")
    @Middleware(CheckToken.class)
    public Map<String, Object> userDetails() {
        return Map.of("name", arguments.meta().get("name"));
    }
}
