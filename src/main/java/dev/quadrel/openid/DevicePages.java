package dev.quadrel.openid;

import dev.quadrel.access.Role;
import dev.quadrel.identity.Arrival;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The pages on which somebody who has signed in enters what a program shows. Who that is, is in a ticket that only
/// this browser can use, once.
@ApplicationScoped
public class DevicePages {

    private static final String PURPOSE = "device";
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Inject
    IdentityStore store;

    @Inject
    Providers providers;

    /// What somebody has entered.
    record Entry(String provider, String ticket, String userCode) {}

    private record Signed(String id, Arrival arrival) {}

    /// Sends the browser to the form.
    Response ask(Arrival arrival, Visit visit) {
        Map<String, Object> contents = new LinkedHashMap<>();
        contents.put("p", arrival.provider());
        contents.put("sub", arrival.subject());
        contents.put("n", arrival.name());
        arrival.roles()
                .ifPresent(roles ->
                        contents.put("r", roles.stream().map(Role::text).toList()));
        arrival.providerSession().ifPresent(session -> contents.put("s", session));
        contents.put("b", visit.browser().map(BrowserSecret::fingerprint).orElse(""));
        contents.put("id", UUID.randomUUID().toString());
        String ticket = store.external().tickets().issue(PURPOSE, contents, LIFE);
        return Visit.redirect(URI.create(place(arrival.provider(), visit) + "?code=" + ticket))
                .build();
    }

    private static String place(String provider, Visit visit) {
        return visit.base().text() + "/auth/provider/" + provider + "/device_code";
    }

    /// The form.
    Response form(String provider, String ticket, Visit visit) {
        return form(200, signed(provider, ticket, visit).arrival(), ticket, "", visit);
    }

    private Response form(int status, Arrival arrival, String ticket, String wrong, Visit visit) {
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
                        Page.escaped(ticket)));
    }

    /// Lets the program in, or asks again.
    Response enter(Entry entry, Visit visit, String address) {
        Signed signed = signed(entry.provider, entry.ticket, visit);
        Arrival arrival = signed.arrival();
        if (!store.external().devices().enter(entry.userCode, arrival, address)) {
            String wrong = "No program shows this code: it may be mistyped, or the program has stopped to wait.";
            return form(401, arrival, entry.ticket, wrong, visit);
        }
        store.external()
                .tickets()
                .use(usedId(signed.id), providers.require(entry.provider).now().plus(LIFE));
        return Page.of(
                200, "The program is let in", "<p>It goes on within a few seconds. You may close this page.</p>");
    }

    private Signed signed(String provider, String ticket, Visit visit) {
        return store.external()
                .tickets()
                .open(PURPOSE, ticket)
                .filter(contents -> provider.equals(contents.get("p")))
                .filter(contents -> visit.browser()
                        .filter(browser -> browser.fingerprint().equals(contents.get("b")))
                        .isPresent())
                .filter(contents -> !store.external().tickets().isUsed(usedId(String.valueOf(contents.get("id")))))
                .map(contents -> new Signed(String.valueOf(contents.get("id")), arrival(provider, contents)))
                .orElseThrow(() -> ProblemException.of(
                        401, "This sign-in is used up, too old, or of another browser; begin again"));
    }

    private static String usedId(String id) {
        return PURPOSE + " " + id;
    }

    private static Arrival arrival(String provider, Map<?, ?> contents) {
        return new Arrival(
                provider,
                String.valueOf(contents.get("sub")),
                String.valueOf(contents.get("n")),
                Optional.ofNullable(contents.get("r")).map(DevicePages::roles),
                Optional.ofNullable(contents.get("s")).map(Object::toString),
                Optional.empty());
    }

    private static Set<Role> roles(@Nullable Object texts) {
        return texts instanceof Collection<?> many
                ? many.stream()
                        .map(Object::toString)
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
