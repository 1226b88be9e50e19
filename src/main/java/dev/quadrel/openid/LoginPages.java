package dev.quadrel.openid;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.SessionCookie;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.PasswordSignIns;
import dev.quadrel.identity.SignIns;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.stream.Collectors;

/// The page where a browser signs in: a form where users have passwords, and a link to each provider.
@ApplicationScoped
public class LoginPages {

    /// What the form's secret is for: a page of another site has none, so that it signs nobody in as somebody else.
    private static final String PURPOSE = "login";

    @Inject
    IdentityStore store;

    @Inject
    AccessGate gate;

    @Inject
    Providers providers;

    /// What the form shows at first.
    private record Shown(int status, String place, String name, String wrong) {}

    boolean hasPasswords() {
        return gate.passwordProvider().isPresent();
    }

    /// Whether this is the provider of passwords.
    boolean isOfPasswords(String provider) {
        return gate.passwordProvider().filter(provider::equals).isPresent();
    }

    /// The page.
    ///
    /// @param place where the browser goes afterwards
    Response show(Visit visit, String place) {
        return page(new Shown(200, place, "", ""), visit);
    }

    /// Signs in whoever has filled in the form.
    ///
    /// @param address of the browser
    /// @throws ProblemException 404 where nobody has a password, 400 for a place that is not here; 401, 403 and 429
    /// for a client that wants no page
    Response enter(Map<String, String> form, Visit visit, String address) {
        if (!hasPasswords()) {
            throw ProblemException.notFound("Nobody has a password here; users sign in at a provider");
        }
        String place = Visit.local(form.getOrDefault("return", "/"));
        String name = form.getOrDefault("username", "").strip();
        try {
            requireOwn(form, visit);
            SignIns.OfBrowser session =
                    new PasswordSignIns(store).ofBrowser(name, form.getOrDefault("password", ""), address);
            return Visit.redirect(URI.create(visit.base().text()).resolve(place))
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.set(session.secret(), session.life(), visit.base()))
                    .build();
        } catch (ProblemException refused) {
            return refused(
                    refused,
                    new Shown(
                            refused.problem().status(),
                            place,
                            name,
                            refused.problem().detail()),
                    visit);
        }
    }

    /// That the form is one of ours, which this browser was given a short time ago.
    private static void requireOwn(Map<String, String> form, Visit visit) {
        byte[] told = form.getOrDefault("csrf", "").getBytes(StandardCharsets.UTF_8);
        boolean isOwn = visit.browser()
                .map(browser -> browser.derived(PURPOSE, "").getBytes(StandardCharsets.UTF_8))
                .filter(secret -> MessageDigest.isEqual(secret, told))
                .isPresent();
        if (!isOwn) {
            throw ProblemException.of(
                    403, "This page was open for too long, or the browser keeps no cookies; try again");
        }
    }

    private Response refused(ProblemException refused, Shown shown, Visit visit) {
        if (!Page.isWanted(visit.headers())) {
            throw refused;
        }
        Response.ResponseBuilder page = Response.fromResponse(page(shown, visit));
        refused.problem().headers().entrySet().stream()
                .filter(header -> header.getKey().equals(HttpHeaders.RETRY_AFTER))
                .forEach(header -> page.header(header.getKey(), header.getValue()));
        return page.build();
    }

    private Response page(Shown shown, Visit visit) {
        BrowserSecret browser = visit.browser().orElseGet(BrowserSecret::random);
        String form = hasPasswords() ? form(shown, visit, browser) : "";
        String or = form.isEmpty() || providers.names().isEmpty() ? "" : "<p class=\"or\">or</p>\n";
        return Response.fromResponse(Page.of(shown.status, "Sign in", form + or + links(shown.place, visit)))
                .header(HttpHeaders.SET_COOKIE, browser.cookie(visit.base()))
                .build();
    }

    private static String form(Shown shown, Visit visit, BrowserSecret browser) {
        String wrong = shown.wrong.isEmpty()
                ? ""
                : "<p class=\"wrong\" role=\"alert\">" + Page.escaped(shown.wrong) + ".</p>\n";
        return """
            %s<form method="post" action="%s/auth/login">
            <input type="hidden" name="csrf" value="%s">
            <input type="hidden" name="return" value="%s">
            <label>User name <input name="username" value="%s" autocomplete="username" autocapitalize="none" required%s></label>
            <label>Password <input name="password" type="password" autocomplete="current-password" required%s></label>
            <button type="submit">Sign in</button>
            </form>
            """.formatted(
                        wrong,
                        Page.escaped(visit.base().text()),
                        browser.derived(PURPOSE, ""),
                        Page.escaped(shown.place),
                        Page.escaped(shown.name),
                        shown.name.isEmpty() ? " autofocus" : "",
                        shown.name.isEmpty() ? "" : " autofocus");
    }

    private String links(String place, Visit visit) {
        return providers.names().stream()
                .map(name ->
                        "<p><a class=\"button\" href=\"%s/auth/login?provider=%s&amp;return=%s\">Sign in at %s</a></p>"
                                .formatted(Page.escaped(visit.base().text()), name, Query.encoded(place), name))
                .collect(Collectors.joining("\n"));
    }
}
