package dev.quadrel.identity;

import dev.quadrel.negotiation.JsonForm;
import dev.quadrel.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A body of which little is in memory, as anybody may send one.
public final class ShortBody {

    private static final int LONGEST = 64 << 10;

    private ShortBody() {}

    /// The JSON value that it is.
    ///
    /// @throws ProblemException 422 where it is none, 413 where it is too long
    public static @Nullable Object json(InputStream body) throws IOException {
        return JsonForm.read(new ByteArrayInputStream(bytes(body)));
    }

    /// The fields of a form, `application/x-www-form-urlencoded`; of a repeated one the last.
    ///
    /// @throws ProblemException 422 where it is none, 413 where it is too long
    public static Map<String, String> form(InputStream body) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(bytes(body), StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not repeated: it may be a password.
            throw ProblemException.of(
                    422, "The form has a malformed escape; a % is followed by two hexadecimal digits");
        }
    }

    private static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw ProblemException.tooLarge("The body has " + LONGEST + " bytes at most here");
        }
        return bytes;
    }
}
