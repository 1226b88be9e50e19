package dev.quadrel.negotiation;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Bodies of each kind, for tests.
@Path("api/v1/bodies")
public class Bodies {

    static final int LARGE = 3_000_000;
    static final EntityVersion VERSION = new EntityVersion("v1");

    private final FileChannel file;
    final AtomicInteger reads = new AtomicInteger();

    Bodies(FileChannel file) {
        this.file = file;
    }

    /// Sends what it is told to.
    interface Sending {
        void to(ByteSink sink) throws IOException;
    }

    /// @param size negative for one that is not known
    record Sent(long size, Sending sending) implements Body {
        @Override
        public OptionalLong length() {
            return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
        }

        @Override
        public void send(ByteSink sink) throws IOException {
            sending.to(sink);
        }
    }

    /// Bytes that no coding makes smaller.
    static byte[] noise(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    static byte[] text(int count) {
        return "0123456789".repeat(count / 10).getBytes(StandardCharsets.US_ASCII);
    }

    /// JSON of some length.
    static byte[] json(int count) {
        return ("{\"a\": [1, 2.5, null, true, \"" + "x".repeat(count) + "\"]}").getBytes(StandardCharsets.UTF_8);
    }

    @GET
    @Path("description/{count}")
    public Description description(@PathParam("count") int count) {
        return new Description(json(count));
    }

    @GET
    @Path("text/{kind}")
    @Produces("text/csv")
    public Body text(@PathParam("kind") String kind) {
        return switch (kind) {
            case "known" -> new Sent(LARGE, sink -> pieces(sink, text(LARGE), false));
            case "unknown" -> new Sent(-1, sink -> pieces(sink, text(LARGE), false));
            case "short" -> new Sent(-1, sink -> pieces(sink, text(2000), false));
            case "tiny" -> new Sent(-1, sink -> pieces(sink, text(900), false));
            default -> new Sent(0, sink -> {});
        };
    }

    @GET
    @Path("noise/{kind}")
    @Produces("application/octet-stream")
    public Body noise(@PathParam("kind") String kind) {
        byte[] noise = noise(LARGE);
        return switch (kind) {
            case "heap" -> new Sent(LARGE, sink -> pieces(sink, noise, false));
            case "direct" -> new Sent(LARGE, sink -> pieces(sink, noise, true));
            case "whole" -> new Sent(LARGE, sink -> sink.write(ByteBuffer.wrap(noise)));
            case "unknown" -> new Sent(-1, sink -> pieces(sink, noise, true));
            case "file" -> new Sent(LARGE, sink -> sink.transfer(file, 0, LARGE));
            case "part" -> new Sent(1_000_000, sink -> sink.transfer(file, 500_000, 1_000_000));
            default ->
                new Sent(1_000_010, sink -> {
                    sink.write(ByteBuffer.wrap(noise, 0, 10));
                    sink.transfer(file, 10, 1_000_000);
                });
        };
    }

    @GET
    @Path("image")
    @Produces("image/png")
    public Body image() {
        return new Sent(2000, sink -> sink.write(ByteBuffer.wrap(text(2000))));
    }

    @GET
    @Path("version")
    public Response version(@Context HttpHeaders headers) {
        if (VERSION.isKnownTo(headers)) {
            return VERSION.notModified();
        }
        reads.incrementAndGet();
        return Response.ok(new Description(json(10)))
                .header("ETag", VERSION.text())
                .build();
    }

    @GET
    @Path("fail/{when}")
    @Produces("application/octet-stream")
    public Body fail(@PathParam("when") String when) {
        return new Sent(when.equals("chunked") ? -1 : LARGE, sink -> {
            if (when.equals("cut")) {
                sink.transfer(file, 1000, LARGE);
            }
            if (!when.equals("early")) {
                pieces(sink, noise(LARGE / 2), true);
            }
            throw new IOException("broken on purpose");
        });
    }

    private static void pieces(ByteSink sink, byte[] bytes, boolean direct) throws IOException {
        int size = 70_001;
        ByteBuffer piece = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
        for (int at = 0; at < bytes.length; at += size) {
            piece.clear().put(bytes, at, Math.min(size, bytes.length - at)).flip();
            sink.write(piece);
        }
    }
}
