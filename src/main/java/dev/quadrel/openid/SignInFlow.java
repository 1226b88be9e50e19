package dev.quadrel.openid;

import dev.quadrel.identity.Arrival;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.Tickets;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Attempts to sign in: sends a browser to a provider, and knows it when it comes back. What is between the two is in
/// the browser alone: a ticket in the URL, and a secret in a cookie, of which the code's verifier and the nonce are
/// made. So any server may end what another one has begun.
@ApplicationScoped
public class SignInFlow {

    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String PURPOSE = "sign-in";

    @Inject
    IdentityStore store;

    @Inject
    Providers providers;

    /// What an attempt is for.
    enum Aim {
        /// A session of the browser itself.
        BROWSER,
        /// Tokens, which the browser gets.
        TOKENS,
        /// A program that waits elsewhere.
        DEVICE
    }

    /// An attempt.
    ///
    /// @param place where the browser goes afterwards, or what the client that wants tokens gets back with them
    record Attempt(String provider, Aim aim, String place) {}

    /// An attempt that has come to its end.
    record Ended(Attempt attempt, Arrival arrival) {}

    /// Where the browser is sent.
    URI begin(Attempt attempt, BrowserSecret browser, BaseUrl base) {
        OpenIdProvider provider = providers.require(attempt.provider);
        Discovery discovery = provider.discovery();
        String id = UUID.randomUUID().toString();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.settings().clientId());
        query.put("scope", String.join(" ", provider.settings().scopes()));
        query.put("redirect_uri", redirect(attempt.provider, base));
        query.put("state", ticket(attempt, browser, id));
        query.put("nonce", browser.derived("nonce", id));
        query.put("code_challenge", TokenHash.sha256(browser.derived("verifier", id)));
        query.put("code_challenge_method", "S256");
        return Query.added(discovery.authorization(), query);
    }

    private String ticket(Attempt attempt, BrowserSecret browser, String id) {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("p", attempt.provider);
        contents.put("a", attempt.aim.name());
        contents.put("r", attempt.place);
        contents.put("b", browser.fingerprint());
        contents.put("id", id);
        return tickets().issue(PURPOSE, contents, LIFE);
    }

    /// The one address that a provider has to know for all of them.
    private static String redirect(String provider, BaseUrl base) {
        return base.text() + "/auth/provider/" + provider + "/code";
    }

    /// What a browser brings back.
    ///
    /// @param query of the provider's answer
    /// @throws ProblemException 400 for what is not an answer to an attempt of this browser, or was one before; 401
    /// where the provider has not let the user in; 403 for a user without a role
    Ended end(String provider, MultivaluedMap<String, String> query, Optional<BrowserSecret> browser, BaseUrl base) {
        OpenIdProvider asked = providers.require(provider);
        Map<?, ?> ticket = Optional.ofNullable(query.getFirst("state"))
                .flatMap(state -> tickets().open(PURPOSE, state))
                .filter(found -> provider.equals(found.get("p")))
                .orElseThrow(() -> again("is not known here, or has taken too long"));
        BrowserSecret secret = browser.filter(found -> found.fingerprint().equals(ticket.get("b")))
                .orElseThrow(() -> again("was begun in another browser, or this one keeps no cookies"));
        String id = String.valueOf(ticket.get("id"));
        if (!tickets().use(PURPOSE + " " + id, asked.now().plus(LIFE))) {
            throw again("has come to its end before");
        }
        Attempt attempt =
                new Attempt(provider, Aim.valueOf(String.valueOf(ticket.get("a"))), String.valueOf(ticket.get("r")));
        String code = code(asked, query);
        return new Ended(
                attempt,
                new CodeExchange(asked, new KeptToken(store.external().seals(), asked.settings()))
                        .arrival(new CodeExchange.Code(
                                code,
                                secret.derived("verifier", id),
                                secret.derived("nonce", id),
                                redirect(provider, base))));
    }

    private static String code(OpenIdProvider provider, MultivaluedMap<String, String> query) {
        String name = provider.settings().name();
        @Nullable String issuer = query.getFirst("iss");
        if (issuer != null && !provider.settings().isIssuer(issuer)) {
            throw again("was answered by another provider than " + name);
        }
        @Nullable String code = query.getFirst("code");
        if (code == null || query.containsKey("error")) {
            throw ProblemException.of(401, name + " did not let you in");
        }
        return code;
    }

    private static ProblemException again(String what) {
        return ProblemException.badRequest("This sign-in " + what + "; begin again");
    }

    private Tickets tickets() {
        return store.external().tickets();
    }
}
