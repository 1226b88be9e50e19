package dev.quadrel.request;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as the servlet container gives it, with the route that JAX-RS has found for it.
final class ServletSource implements RequestSource {

    private final HttpServletRequest request;

    ServletSource(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String rawPath() {
        String uri = request.getRequestURI();
        int hash = uri.indexOf('#');
        return uri.substring(request.getContextPath().length(), hash < 0 ? uri.length() : hash);
    }

    @Override
    public @Nullable String rawQuery() {
        return request.getQueryString();
    }

    /// Undertow takes no `#` in a request line, unless its listener is told to.
    @Override
    public @Nullable String rawFragment() {
        String uri = request.getRequestURI();
        int hash = uri.indexOf('#');
        return hash < 0 ? null : uri.substring(hash + 1);
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public Map<String, String> cookies() {
        Map<String, String> values = new HashMap<>();
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                values.put(cookie.getName(), cookie.getValue());
            }
        }
        return values;
    }

    @Override
    public InputStream body() throws IOException {
        return request.getInputStream();
    }

    @Override
    public Map<String, String> variables() {
        return route().variables();
    }

    @Override
    public @Nullable String lastVariable() {
        return route().lastVariable().orElse(null);
    }

    @Override
    public String remainingPath() {
        return route().remaining();
    }

    private Route route() {
        return request.getAttribute(Route.ATTRIBUTE) instanceof Route route ? route : Route.NONE;
    }
}
