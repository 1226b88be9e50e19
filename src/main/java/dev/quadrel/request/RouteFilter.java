package dev.quadrel.request;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Notes for [ServletSource] what JAX-RS has matched: the route's variables as sent, and which one the route ends in.
@Provider
public class RouteFilter implements ContainerRequestFilter {

    private static final Pattern REMAINING = Pattern.compile("/?\\{\\s*" + Route.REMAINING + "\\s*:[^{}]*}$");
    private static final Pattern LAST_VARIABLE = Pattern.compile("\\{\\s*(\\w[\\w.-]*)\\s*(:[^{}]*)?}/?$");

    private final Map<Method, Optional<String>> lastVariables = new ConcurrentHashMap<>();

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> matched = request.getUriInfo().getPathParameters(false);
        if (matched.isEmpty()) {
            return;
        }
        Map<String, String> variables = HashMap.newHashMap(matched.size());
        matched.forEach((name, values) -> variables.put(name, values.getFirst()));
        String remaining = variables.remove(Route.REMAINING);
        request.setProperty(Route.ATTRIBUTE, new Route(variables, lastVariable(), remaining == null ? "" : remaining));
    }

    private Optional<String> lastVariable() {
        Method method = resource == null ? null : resource.getResourceMethod();
        return method == null ? Optional.empty() : lastVariables.computeIfAbsent(method, RouteFilter::lastVariable);
    }

    private static Optional<String> lastVariable(Method method) {
        Path path = method.getAnnotation(Path.class);
        if (path == null) {
            path = method.getDeclaringClass().getAnnotation(Path.class);
        }
        String template = REMAINING.matcher(path == null ? "" : path.value()).replaceFirst("");
        Matcher matcher = LAST_VARIABLE.matcher(template);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
