package dev.quadrel.wslink;

import io.undertow.servlet.websockets.ServletWebSocketHttpExchange;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Opens the web sockets of one path: 426 for a request that wants none, 403 for a page from elsewhere, 404
/// where there is no hub for the request.
public final class WslinkServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Function<Handshake, Optional<Hub>> hubs;
    private final transient Origins origins;

    /// @param hubs the hub for a request; asked once, on a thread that may wait
    public WslinkServlet(Function<Handshake, Optional<Hub>> hubs, WslinkSettings settings) {
        this.hubs = hubs;
        this.origins = new Origins(settings.allowedOrigins());
    }

    /// Puts one at a path of a deployment that is being started.
    public static void mount(
            ServletContext context, String path, Function<Handshake, Optional<Hub>> hubs, WslinkSettings settings) {
        context.addServlet("wslink " + path, new WslinkServlet(hubs, settings)).addMapping(path);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.setHeader("Connection", "Upgrade");
            answer(response, 426, "This is a web socket; open it by ws: or wss:");
            return;
        }
        Handshake handshake = handshake(request);
        if (!origins.allow(handshake.header("origin"), handshake.header("host"))) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "Pages of this origin may not open a web socket here");
            return;
        }
        Optional<Hub> hub = hubs.apply(handshake);
        if (hub.isEmpty()) {
            answer(response, HttpServletResponse.SC_NOT_FOUND, "There is no live server here");
            return;
        }
        ServletWebSocketHttpExchange exchange = new ServletWebSocketHttpExchange(request, response, Set.of());
        if (!Upgrade.begin(exchange, hub.get(), handshake)) {
            response.setHeader("Sec-WebSocket-Version", "13");
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "This request opens no web socket of version 13");
        }
    }

    private static Handshake handshake(HttpServletRequest request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return new Handshake(
                Optional.ofNullable(request.getUserPrincipal()),
                Collections.unmodifiableMap(query),
                Collections.unmodifiableMap(headers),
                Optional.ofNullable(request.getRemoteAddr()));
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(text);
    }
}
