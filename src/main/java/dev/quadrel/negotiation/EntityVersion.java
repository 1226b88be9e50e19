package dev.quadrel.negotiation;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The state of something that is sent, as an entity tag. It is not in quotes, against RFC 9110, as Tiled's clients
/// take it and give it back as it is.
///
/// @param text visible ASCII without quotes and commas
public record EntityVersion(String text) {

    private static final Pattern KEY = Pattern.compile("(?<![^&])api_key=[^&]*&?");

    /// Bytes of a digest that tell two states apart.
    private static final int LENGTH = 16;

    public EntityVersion {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != ',')) {
            throw new IllegalArgumentException(
                    "A version is of visible ASCII without quotes and commas, which \"" + text + "\" is not");
        }
    }

    /// The version of a reply: of the state of what it tells, and of all else that it depends on, which are the
    /// form, the URL, and where the client has found the API. An `api_key` in the URL does not count.
    ///
    /// @param state of what is told of; the same only if nothing of it has changed
    /// @param form such as a media type
    public static EntityVersion of(String state, String form, HttpHeaders headers, UriInfo uri) {
        URI request = uri.getRequestUri();
        String query = request.getRawQuery();
        String rest = query == null ? "" : KEY.matcher(query).replaceAll("");
        String place = BaseUrl.of(headers, uri).text() + '\n' + request.getRawPath() + '?' + rest;
        return of((state + '\n' + form + '\n' + place).getBytes(StandardCharsets.UTF_8));
    }

    /// The version of bytes.
    static EntityVersion of(byte[]... pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return new EntityVersion(HexFormat.of().formatHex(digest.digest(), 0, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Whether the client has this version already: `If-None-Match` names it, with or without quotes, alone or in a
    /// list, or is `*`. To be asked before any data is read.
    public boolean isKnownTo(HttpHeaders headers) {
        return isNamedBy(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /// Whether one of the values of `If-None-Match` names this version.
    boolean isNamedBy(@Nullable List<String> values) {
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
