package dev.quadrel.client;

import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.client.ClientException.Unauthorized;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Somebody who has logged in. When a request is refused, one thread gets new tokens and all others wait for them.
/// Another process may have been faster: then its tokens are used.
final class Session implements Authorization {

    private final Transport transport;
    private final Optional<TokenStore> store;
    private final Renewal renewal;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Optional<Tokens> tokens;

    /// How tokens are renewed.
    ///
    /// @param provider where the identity provider itself is asked
    record Renewal(URI uri, Optional<LoginProvider> provider) {

        Request request(String refreshToken) {
            Request post = Request.of("POST", uri);
            if (provider.isEmpty()) {
                return post.with(Payload.json(Map.of("refresh_token", refreshToken)));
            }
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("client_id", provider.get().link("client_id").orElse(""));
            fields.put("grant_type", "refresh_token");
            fields.put("refresh_token", refreshToken);
            if (!provider.get().scopes().isEmpty()) {
                fields.put("scope", provider.get().allScopes());
            }
            return post.with(Form.of(fields));
        }
    }

    /// @param store where tokens are kept; empty where they are not
    Session(Transport transport, Tokens tokens, Optional<TokenStore> store, Renewal renewal) {
        this.transport = transport;
        this.tokens = Optional.of(tokens);
        this.store = store;
        this.renewal = renewal;
    }

    Optional<Tokens> tokens() {
        return tokens;
    }

    @Override
    public Optional<String> header() {
        return tokens.map(Session::header);
    }

    private static String header(Tokens tokens) {
        return "Bearer " + tokens.access();
    }

    @Override
    public boolean renew(Optional<String> refused) {
        renewing.lock();
        try {
            if (!header().equals(refused)) {
                return header().isPresent();
            }
            Optional<Tokens> stored = store.flatMap(TokenStore::load);
            if (stored.isPresent()
                    && !refused.equals(stored.map(Session::header))
                    && !stored.get().access().isEmpty()) {
                tokens = stored;
                return true;
            }
            Optional<Tokens> last = stored.or(() -> tokens);
            return last.isPresent() && renewed(last.get());
        } finally {
            renewing.unlock();
        }
    }

    private boolean renewed(Tokens last) {
        try {
            use(renewal(last));
            return true;
        } catch (Unauthorized | Invalid e) {
            forget();
            return false;
        }
    }

    /// Gets new tokens, whether those that there are still hold or not.
    ///
    /// @throws ClientException where the server refuses
    void force() {
        renewing.lock();
        try {
            use(renewal(store.flatMap(TokenStore::load)
                    .or(() -> tokens)
                    .orElseThrow(() -> new IllegalStateException("Nobody is logged in"))));
        } finally {
            renewing.unlock();
        }
    }

    private Tokens renewal(Tokens last) {
        return Tokens.of(
                transport.sendAnonymously(renewal.request(last.refresh())).members());
    }

    private void use(Tokens renewed) {
        store.ifPresent(files -> files.save(renewed));
        tokens = Optional.of(renewed);
    }

    void forget() {
        store.ifPresent(TokenStore::clear);
        tokens = Optional.empty();
    }
}
