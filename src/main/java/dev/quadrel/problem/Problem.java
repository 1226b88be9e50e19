package dev.quadrel.problem;

import java.util.Map;
import java.util.TreeMap;

/// What went wrong with a request, as the members of an RFC 9457 problem body.
///
/// `detail` is written for the person who made the request: what was wrong, with the value, and what is allowed. The
/// clients of quick_server and Tiled show that member and nothing else.
///
/// @param status HTTP status code, 400 to 599
/// @param title short name of the kind of problem, the same for every occurrence
/// @param detail one sentence about this occurrence
/// @param headers response headers that belong to the status, such as `Allow` for 405; never null, names as sent
public record Problem(int status, String title, String detail, Map<String, String> headers) {

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a status from 400 to 599, not " + status);
        }
        headers = Map.copyOf(headers);
    }

    /// A problem whose title is the status's usual reason phrase.
    public static Problem of(int status, String detail) {
        return new Problem(status, ReasonPhrase.of(status), detail, Map.of());
    }

    /// The same problem with one more response header.
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Problem(status, title, detail, more);
    }
}
