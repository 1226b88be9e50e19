package dev.quadrel.client;

import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.client.ClientException.Unauthorized;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who asks a server, and how it knows: by a key, by having logged in, or not at all. Thread safe.
///
/// Somebody who has logged in is remembered in files as Tiled's own client has them. Tokens that have expired are
/// renewed without anybody noticing.
public final class Authentication {

    private final URI api;
    private final Options options;
    private final Transport transport;
    private final Members about;
    private volatile Authorization current = Authorization.fixed(Optional.empty());

    Authentication(URI api, Options options, Transport transport, Members server) {
        this.api = api;
        this.options = options;
        this.transport = transport;
        about = server.findMembers("authentication").orElseGet(() -> new Members(Map.of(), api));
    }

    /// With the credentials of the options.
    void begin() {
        switch (options.credentials()) {
            case Credentials.Key key -> use(key);
            case Credentials.Remembered _ -> remember();
            case Credentials.Anonymous _ -> {}
        }
    }

    private void remember() {
        Optional<Tokens> tokens = usersLogIn() ? store().load() : Optional.empty();
        if (tokens.isPresent()) {
            become(session(tokens.get(), Optional.of(store())));
            try {
                var _ = whoami();
            } catch (Unauthorized e) {
                become(Authorization.fixed(Optional.empty()));
            }
        }
    }

    /// Asks by a key from now on.
    public void use(Credentials.Key key) {
        become(Authorization.fixed(Optional.of("Apikey " + key.secret())));
    }

    /// Whether requests say who asks.
    public boolean isAuthenticated() {
        return current.header().isPresent();
    }

    /// Whether nobody gets anything without saying who he is.
    public boolean isRequired() {
        return about.flag("required");
    }

    /// The ways to log in; none where the server has only keys.
    public List<LoginProvider> providers() {
        return about.objects("providers").stream().map(LoginProvider::of).toList();
    }

    /// Logs in by name and password, and is remembered.
    ///
    /// @throws Unauthorized where the server does not know them
    /// @throws IllegalStateException where nobody can log in so
    public void login(String name, String password) {
        login(provider(LoginProvider::password), name, password, true);
    }

    /// The same by one of several ways.
    ///
    /// @param remember whether this account of this machine stays logged in
    public void login(LoginProvider provider, String name, String password, boolean remember) {
        URI uri = URI.create(provider.link("auth_endpoint")
                .orElseGet(() -> route("auth/provider/" + Address.escaped(provider.name()) + "/token")
                        .toString()));
        Request request = Request.of("POST", uri)
                .with(Form.of(Map.of("grant_type", "password", "username", name, "password", password)));
        enter(Tokens.of(transport.sendAnonymously(request).members()), remember);
    }

    /// Logs in in a browser, and waits until that is done; is remembered.
    ///
    /// @param show tells the user what to do
    /// @throws Unauthorized where it was not done in time
    public void loginByDevice(Consumer<DeviceCode> show) {
        loginByDevice(provider(way -> !way.password()), show, true);
    }

    /// The same by one of several ways.
    public void loginByDevice(LoginProvider provider, Consumer<DeviceCode> show, boolean remember) {
        enter(new DeviceLogin(transport, provider, show).await(), remember);
    }

    private LoginProvider provider(Predicate<LoginProvider> fits) {
        return providers().stream()
                .filter(fits)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody can log in so at " + api + ", only by "
                        + providers().stream().map(LoginProvider::name).toList()));
    }

    private void enter(Tokens tokens, boolean remember) {
        if (remember) {
            store().save(tokens);
        } else {
            store().clear();
        }
        become(session(tokens, remember ? Optional.of(store()) : Optional.empty()));
    }

    /// Gets new tokens, although the old ones may still hold.
    ///
    /// @throws IllegalStateException where nobody is logged in
    /// @throws Unauthorized where the session has ended
    public void refresh() {
        if (!(current instanceof Session session)) {
            throw new IllegalStateException("Nobody is logged in at " + api);
        }
        session.force();
    }

    /// Ends the session, on the server too, and forgets it. Where nobody is logged in, only the key is forgotten.
    public void logout() {
        Authorization last = current;
        become(Authorization.fixed(Optional.empty()));
        if (last instanceof Session session) {
            session.tokens().ifPresent(this::end);
            session.forget();
        }
    }

    private void end(Tokens tokens) {
        Optional<LoginProvider> direct = direct();
        try {
            transport.sendAnonymously(
                    direct.isPresent()
                            ? Request.get(endOf(direct.get(), tokens))
                            : Request.of("POST", route("auth/session/revoke"))
                                    .with(Payload.json(Map.of("refresh_token", tokens.refresh()))));
        } catch (Conflict | Unauthorized e) {
            // It has ended before.
        }
    }

    private URI endOf(LoginProvider provider, Tokens tokens) {
        String logout = about.members("links").text("logout");
        return new Address(logout, List.of())
                .with("id_token_hint", tokens.identity().orElse(null))
                .with("client_id", provider.link("client_id").orElse(null))
                .uri();
    }

    /// Who the server says asks; empty for nobody, and where the server has only keys.
    public Optional<Map<String, @Nullable Object>> whoami() {
        if (!usersLogIn()) {
            return Optional.empty();
        }
        Reply reply = transport.send(Request.get(route("auth/whoami")).header("Cache-Control", "no-store"));
        return Optional.ofNullable(reply.json())
                .map(who -> Members.of(who, "the answer", reply.uri()).map());
    }

    /// What the server says of the key that asks.
    public Map<String, @Nullable Object> whichApiKey() {
        return transport.send(Request.get(route("auth/apikey"))).members().map();
    }

    /// Makes a key of the one who asks.
    ///
    /// @throws ClientException.Forbidden where it would allow more than he may
    public ApiKey createApiKey(ApiKey.Order order) {
        Request request = Request.of("POST", route("auth/apikey")).with(Payload.json(order.json()));
        return ApiKey.of(transport.send(request).members());
    }

    /// Ends a key of the one who asks.
    ///
    /// @param firstEight the beginning of the secret; more does no harm
    public void revokeApiKey(String firstEight) {
        String name = firstEight.substring(0, Math.min(8, firstEight.length()));
        URI uri = new Address(route("auth/apikey").toString(), List.of())
                .with("first_eight", name)
                .uri();
        transport.send(Request.of("DELETE", uri));
    }

    /// Ends a session, wherever it is used.
    ///
    /// @param id as [#whoami] has it
    public void revokeSession(String id) {
        transport.send(Request.of("DELETE", route("auth/session/revoke/" + Address.escaped(id))));
    }

    private boolean usersLogIn() {
        return about.find("links").isPresent();
    }

    /// The identity provider that is asked itself, where it is the only one.
    private Optional<LoginProvider> direct() {
        List<LoginProvider> all = providers();
        return all.size() == 1 ? all.stream().filter(LoginProvider::isDirect).findFirst() : Optional.empty();
    }

    private Session session(Tokens tokens, Optional<TokenStore> store) {
        Optional<LoginProvider> direct = direct();
        URI uri = direct.isPresent()
                ? URI.create(about.members("links").text("refresh_session"))
                : route("auth/session/refresh");
        return new Session(transport, tokens, store, new Session.Renewal(uri, direct));
    }

    private void become(Authorization who) {
        current = who;
        transport.authorization(who);
    }

    private TokenStore store() {
        return TokenStore.of(options.tokenFolder(), api);
    }

    private URI route(String path) {
        return URI.create(api + path);
    }
}
