package dev.quadrel.negotiation;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of something that is sent, as an entity tag. It is not in quotes, against RFC 9110, as Tiled's clients
/// take it and give it back as it is.
///
/// @param text visible ASCII without quotes and commas
public record EntityVersion(String text) {

    public EntityVersion {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != ',')) {
            throw new IllegalArgumentException(
                    "A version is of visible ASCII without quotes and commas, which \"" + text + "\" is not");
        }
    }

    /// Whether the client has this version already: `If-None-Match` names it, with or without quotes, alone or in a
    /// list, or is `*`. To be asked before any data is read.
    public boolean isKnownTo(HttpHeaders headers) {
        @Nullable List<String> values = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        return values != null && values.stream().anyMatch(this::isIn);
    }

    /// Whether a value of `If-None-Match` names this version.
    boolean isIn(String value) {
        for (String item : value.split(",")) {
            String tag = item.strip();
            if (tag.startsWith("W/")) {
                tag = tag.substring(2);
            }
            if (tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")) {
                tag = tag.substring(1, tag.length() - 1);
            }
            if (tag.equals(text) || tag.equals("*")) {
                return true;
            }
        }
        return false;
    }

    /// The answer to a client that has it: 304 without a body.
    public Response notModified() {
        return Response.notModified().header(HttpHeaders.ETAG, text).build();
    }
}
