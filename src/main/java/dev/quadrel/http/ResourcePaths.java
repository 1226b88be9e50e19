package dev.quadrel.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The paths of all JAX-RS resource methods, learnt at deployment, so that the I/O thread can tell a resource's request
/// from a file's without asking JAX-RS. Thread safe.
final class ResourcePaths {

    /// Any method, as with a sub-resource locator.
    static final String ANY_METHOD = "*";

    private static final String ANY_SEGMENT = "";

    private record Route(String method, Pattern path) {
        boolean matches(String rawPath, String requestMethod) {
            return takes(requestMethod) && path.matcher(rawPath).matches();
        }

        /// JAX-RS answers HEAD by the GET method.
        private boolean takes(String requestMethod) {
            return method.equals(ANY_METHOD)
                    || requestMethod.equals(ANY_METHOD)
                    || method.equals(requestMethod)
                    || method.equals("GET") && requestMethod.equals("HEAD");
        }
    }

    private final Map<String, List<Route>> byFirstSegment = new ConcurrentHashMap<>();

    /// @param template path template below the deployment's root, starts with `/`
    void add(String method, String template) {
        Route route = new Route(method, PathTemplate.compile(template, method.equals(ANY_METHOD)));
        byFirstSegment
                .computeIfAbsent(PathTemplate.firstSegment(template), segment -> new CopyOnWriteArrayList<>())
                .add(route);
    }

    /// Whether a resource method answers this request.
    ///
    /// @param rawPath path as sent, without query
    boolean answers(String method, String rawPath) {
        String path = withoutLastSlash(rawPath);
        int end = path.indexOf('/', 1);
        String segment = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        return matchesAny(byFirstSegment.get(segment), method, path)
                || !segment.isEmpty() && matchesAny(byFirstSegment.get(ANY_SEGMENT), method, path);
    }

    /// RESTEasy takes one slash from the end before it looks for a match.
    private static String withoutLastSlash(String rawPath) {
        return rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
    }

    /// Whether a resource has this path, for whatever method.
    boolean knows(String rawPath) {
        return answers(ANY_METHOD, rawPath);
    }

    private static boolean matchesAny(@Nullable List<Route> routes, String method, String rawPath) {
        if (routes == null) {
            return false;
        }
        for (Route route : routes) {
            if (route.matches(rawPath, method)) {
                return true;
            }
        }
        return false;
    }
}
