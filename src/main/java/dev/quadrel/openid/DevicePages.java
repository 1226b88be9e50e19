package dev.quadrel.openid;

import dev.quadrel.access.Role;
import dev.quadrel.identity.Arrival;
import dev.quadrel.identity.Granted;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages on which somebody who has signed in enters what a program shows. Who that is, is held for a code that only
/// this browser can use, once.
@ApplicationScoped
public class DevicePages {

    private static final Duration LIFE = Duration.ofMinutes(10);

    @Inject
    IdentityStore store;

    /// What somebody has entered.
    ///
    /// @param code under which it is held who has signed in
    record Entry(String provider, String code, String userCode) {}

    /// Sends the browser to the form.
    Response ask(Arrival arrival, Visit visit) {
        Map<String, Object> contents = new LinkedHashMap<>();
        contents.put("p", arrival.provider());
        contents.put("sub", arrival.subject());
        contents.put("n", arrival.name());
        arrival.granted().ifPresent(granted -> {
            contents.put("r", granted.roles().stream().map(Role::text).toList());
            contents.put("o", granted.others());
        });
        arrival.providerSession().ifPresent(session -> contents.put("s", session));
        arrival.renewal().ifPresent(renewal -> contents.put("k", renewal));
        contents.put("b", visit.browser().map(BrowserSecret::fingerprint).orElse(""));
        String code = store.external().arrivals().hold(contents, LIFE);
        return Visit.redirect(URI.create(place(arrival.provider(), visit) + "?code=" + code))
                .build();
    }

    private static String place(String provider, Visit visit) {
        return visit.base().text() + "/auth/provider/" + provider + "/device_code";
    }

    /// The form.
    Response form(String provider, String code, Visit visit) {
        return form(200, held(provider, code, visit), code, "", visit);
    }

    private Response form(int status, Arrival arrival, String code, String wrong, Visit visit) {
        return Page.of(status, "Let a program in", """
            <p>You are signed in as <strong>%s</strong>. Enter the code that the program shows, only if you have started it
            yourself: it will act in your name.</p>
            %s
            <form method="post" action="%s">
            <input type="hidden" name="code" value="%s">
            <label>Code <input name="user_code" autocomplete="off" autofocus required size="12"></label>
            <button type="submit">Continue</button>
            </form>
            """.formatted(
                        Page.escaped(arrival.name()),
                        wrong.isEmpty() ? "" : "<p class=\"wrong\">" + Page.escaped(wrong) + "</p>",
                        Page.escaped(place(arrival.provider(), visit)),
                        Page.escaped(code)));
    }

    /// Lets the program in, or asks again.
    Response enter(Entry entry, Visit visit, String address) {
        Arrival arrival = held(entry.provider, entry.code, visit);
        if (!store.external().devices().enter(entry.userCode, arrival, address)) {
            String wrong = "No program shows this code: it may be mistyped, or the program has stopped to wait.";
            return form(401, arrival, entry.code, wrong, visit);
        }
        store.external().arrivals().drop(entry.code);
        return Page.of(
                200, "The program is let in", "<p>It goes on within a few seconds. You may close this page.</p>");
    }

    private Arrival held(String provider, String code, Visit visit) {
        return store.external()
                .arrivals()
                .find(code)
                .filter(contents -> provider.equals(contents.get("p")))
                .filter(contents -> visit.browser()
                        .filter(browser -> browser.fingerprint().equals(contents.get("b")))
                        .isPresent())
                .map(contents -> arrival(provider, contents))
                .orElseThrow(() -> ProblemException.of(
                        401, "This sign-in is used up, too old, or of another browser; begin again"));
    }

    private static Arrival arrival(String provider, Map<?, ?> contents) {
        return new Arrival(
                provider,
                String.valueOf(contents.get("sub")),
                String.valueOf(contents.get("n")),
                Optional.ofNullable(contents.get("r")).map(roles -> granted(roles, contents.get("o"))),
                Optional.ofNullable(contents.get("s")).map(Object::toString),
                Optional.empty(),
                Optional.ofNullable(contents.get("k")).map(Object::toString));
    }

    private static Granted granted(Object roles, @Nullable Object others) {
        return new Granted(
                texts(roles).map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet()),
                texts(others).collect(Collectors.toSet()));
    }

    private static Stream<String> texts(@Nullable Object json) {
        return json instanceof Collection<?> many ? many.stream().map(Object::toString) : Stream.empty();
    }
}
