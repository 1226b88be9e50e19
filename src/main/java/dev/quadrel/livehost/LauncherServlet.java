package dev.quadrel.livehost;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers where a page finds its web socket, and the secret: what the original's launcher answers, at the
/// same path.
final class LauncherServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient LiveHost host;
    private final String root;

    private LauncherServlet(LiveHost host, String root) {
        this.host = host;
        this.root = root;
    }

    static void mount(ServletContext context, String root, LiveHost host) {
        context.addServlet("launcher " + root + "/", new LauncherServlet(host, root))
                .addMapping(root + "/paraview/", root + "/paraview");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SocketAddress> address = SocketAddress.of(request, root + "/ws");
        if (address.isEmpty()) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "{\"error\":\"Pages of this origin are not let in\"}");
            return;
        }
        Optional<LiveHost.Ticket> ticket =
                host.ticket(cookie(request), Optional.ofNullable(request.getUserPrincipal()));
        if (ticket.isEmpty()) {
            answer(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "{\"error\":\"All the resources are currently taken\"}");
            return;
        }
        if (!ticket.get().session().isEmpty()) {
            keep(request, response, ticket.get().session(), address.get());
        }
        String query = PageQuery.of(request.getInputStream());
        answer(response, HttpServletResponse.SC_OK, json(address.get(), ticket.get(), query));
    }

    private String json(SocketAddress address, LiveHost.Ticket ticket, String query) throws IOException {
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("application", host.type().name());
        reply.put("sessionURL", address.text() + both(ticket.query(), query));
        reply.put("secret", ticket.secret());
        return JSON.writeValueAsString(reply);
    }

    /// The query of a ticket, with its question mark, and what a page adds to it.
    private static String both(String own, String page) {
        if (page.isEmpty()) {
            return own;
        }
        return own.isEmpty() ? "?" + page : own + "&" + page;
    }

    private static void answer(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    private String cookieName() {
        return "quadrel-live-" + host.type().name();
    }

    private String cookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().toLowerCase(Locale.ROOT).equals(cookieName()))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, String session, SocketAddress address) {
        Cookie cookie = new Cookie(cookieName(), session);
        cookie.setPath(request.getContextPath() + root + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(address.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
    }
}
