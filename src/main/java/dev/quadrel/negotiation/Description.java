package dev.quadrel.negotiation;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A body that is data about data: JSON, or the same as MessagePack where the client would rather have that. What a
/// resource method returns as an entity; its `Content-Type` is set when it is sent.
///
/// @param json UTF-8
/// @param times names of members whose texts are times by ISO 8601, which MessagePack has a form of its own for
public record Description(byte[] json, Set<String> times) implements Body {

    static final String JSON = "application/json";
    static final String MSGPACK = "application/x-msgpack";

    private static final Pattern REFUSED = Pattern.compile("(?:^|;)\\s*q=0(?:\\.0*)?\\s*(?:;|$)");

    public Description {
        times = Set.copyOf(times);
    }

    /// One without such times.
    public Description(byte[] json) {
        this(json, Set.of());
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(json.length);
    }

    @Override
    public void send(ByteSink sink) throws IOException {
        sink.write(ByteBuffer.wrap(json));
    }

    /// A reply that is not made where the client has it already.
    ///
    /// @param state of what is described; the same only if nothing of it has changed
    /// @param json makes the description
    public static Response reply(String state, HttpHeaders headers, UriInfo uri, Supplier<byte[]> json) {
        String form = mediaType(headers.getHeaderString(HttpHeaders.ACCEPT));
        EntityVersion version = EntityVersion.of(state, form, headers, uri);
        return version.isKnownTo(headers)
                ? version.notModified()
                : Response.ok(new Description(json.get()))
                        .header(HttpHeaders.ETAG, version.text())
                        .build();
    }

    /// The first of the two that the client names, JSON where it names neither. Weights do not count, but for 0.
    ///
    /// @param accept the header of that name
    static String mediaType(@Nullable String accept) {
        if (accept == null) {
            return JSON;
        }
        for (String item : accept.split(",")) {
            String[] parts = item.split(";", 2);
            String type = isRefused(parts) ? "" : parts[0].strip();
            if (type.equals(MSGPACK)) {
                return MSGPACK;
            }
            if (type.equals(JSON) || type.equals("*/*")) {
                return JSON;
            }
        }
        return JSON;
    }

    /// Whether the client does not want a type, which it names to say so.
    private static boolean isRefused(String[] typeAndParameters) {
        return typeAndParameters.length > 1
                && REFUSED.matcher(typeAndParameters[1]).find();
    }
}
