package dev.quadrel.request;

import dev.quadrel.cache.CacheKey;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The key of a request to a [Cached] method: the resource method, the HTTP method, path, query and body.
final class RequestKey {

    private RequestKey() {}

    /// The key of a request.
    ///
    /// @return empty where the body cannot be part of a key: it brings files, or is left to the resource method
    static Optional<CacheKey> of(String section, RequestArguments arguments, InvocationContext context) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("method", arguments.method().equals("HEAD") ? "GET" : arguments.method());
        parts.put("path", arguments.path());
        parts.put("paths", arguments.paths());
        parts.put("segments", arguments.segments());
        parts.put("query", arguments.query());
        Parameter[] parameters = context.getMethod().getParameters();
        if (takesBody(parameters)) {
            parts.put("parameters", values(parameters, context.getParameters()));
        } else if (mayHaveBody(arguments.method())) {
            if (!isParsed(arguments) || !arguments.files().isEmpty()) {
                return Optional.empty();
            }
            parts.put("body", arguments.post());
        }
        return Optional.of(CacheKey.of(section, context.getMethod().toString(), parts));
    }

    private static boolean mayHaveBody(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    private static boolean isParsed(RequestArguments arguments) {
        HeaderValue type = HeaderValue.parse(arguments.header("Content-Type").orElse(""));
        return BodyKind.of(arguments.method(), type) != BodyKind.OTHER;
    }

    /// Whether JAX-RS has read the body for a parameter; then it cannot be read again.
    private static boolean takesBody(Parameter[] parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.getAnnotations().length == 0
                    || parameter.isAnnotationPresent(FormParam.class)
                    || parameter.isAnnotationPresent(BeanParam.class)) {
                return true;
            }
        }
        return false;
    }

    private static List<@Nullable Object> values(Parameter[] parameters, @Nullable Object[] values) {
        List<@Nullable Object> said = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            if (isSaidByTheRequest(parameters[i])) {
                said.add(values[i]);
            }
        }
        return said;
    }

    private static boolean isSaidByTheRequest(Parameter parameter) {
        Annotation[] annotations = parameter.getAnnotations();
        for (Annotation annotation : annotations) {
            if (annotation instanceof Context || annotation instanceof Suspended) {
                return false;
            }
        }
        return true;
    }
}
