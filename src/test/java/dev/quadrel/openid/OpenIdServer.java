package dev.quadrel.openid;

import dev.quadrel.access.Gates;
import dev.quadrel.access.Guarded;
import dev.quadrel.identity.IdentityRig;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.identity.RoleNames;
import dev.quadrel.negotiation.ApiServer;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A server whose users sign in at a [SmallProvider].
final class OpenIdServer implements AutoCloseable {

    static final String AUTH = "/api/v1/auth/";

    private final IdentityRig rig;
    private final ApiServer api;
    private final Providers providers;

    @SuppressWarnings("UnnecessaryAssignment")
    OpenIdServer(Path folder, SmallProvider provider, Clock clock) throws Exception {
        providers = new Providers();
        providers.use(new OpenIdSettings(List.of(settings("kc", provider), settings("second", provider))), clock);
        ProviderTokens tokens = new ProviderTokens();
        tokens.providers = providers;
        rig = new IdentityRig(folder, List.of("kc", "second"), tokens, clock);
        tokens.store = rig.store();
        api = ApiServer.of(rig.resources(
                Stream.concat(Stream.of(new Guarded(), Gates.feature(rig.gate())), resources(rig, providers))
                        .toArray()));
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static Stream<Object> resources(IdentityRig rig, Providers providers) {
        IdentityStore store = rig.store();
        SignInFlow flow = new SignInFlow();
        flow.store = store;
        flow.providers = providers;
        DevicePages pages = new DevicePages();
        pages.store = store;
        ProviderResource provider = new ProviderResource();
        provider.store = store;
        provider.flow = flow;
        provider.providers = providers;
        provider.devices = pages;
        DeviceResource device = new DeviceResource();
        device.store = store;
        device.flow = flow;
        device.pages = pages;
        LogoutResource logout = new LogoutResource();
        logout.store = store;
        logout.providers = providers;
        BackchannelResource backchannel = new BackchannelResource();
        backchannel.store = store;
        backchannel.providers = providers;
        return Stream.of(login(rig, flow, providers), provider, device, logout, backchannel);
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static LoginResource login(IdentityRig rig, SignInFlow flow, Providers providers) {
        LoginPages pages = new LoginPages();
        pages.store = rig.store();
        pages.gate = rig.gate();
        pages.providers = providers;
        LoginResource login = new LoginResource();
        login.pages = pages;
        login.flow = flow;
        login.providers = providers;
        return login;
    }

    private static ProviderSettings settings(String name, SmallProvider provider) {
        return new ProviderSettings(
                name,
                URI.create(provider.issuer()),
                SmallProvider.CLIENT,
                Optional.of(SmallProvider.SECRET),
                Set.of("openid"),
                Optional.empty(),
                new RoleMapping(Optional.of("roles"), new RoleNames(Set.of(), Set.of("boss"))),
                Set.of("quadrel"),
                new ProviderSettings.Landing(Optional.empty(), Optional.empty()));
    }

    IdentityRig rig() {
        return rig;
    }

    /// A browser with cookies of its own, which follows no redirect by itself.
    final class Browser implements AutoCloseable {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> get(String place, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(place));
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String place, String body, String type) throws Exception {
            return send(place, body, type, "*/*");
        }

        HttpResponse<String> form(String place, Map<String, String> fields) throws Exception {
            return form(place, fields, "*/*");
        }

        HttpResponse<String> form(String place, Map<String, String> fields, String accept) throws Exception {
            return send(place, Query.text(fields), "application/x-www-form-urlencoded", accept);
        }

        private HttpResponse<String> send(String place, String body, String type, String accept) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(uri(place))
                            .header("Content-Type", type)
                            .header("Accept", accept)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        /// Where it is sent.
        URI sent(String place) throws Exception {
            HttpResponse<String> reply = get(place);
            return URI.create(reply.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(reply.statusCode() + " " + reply.body())));
        }

        @Override
        public void close() {
            client.close();
        }
    }

    URI uri(String place) {
        return place.startsWith("http")
                ? URI.create(place)
                : api.request(place).build().uri();
    }

    @Override
    public void close() {
        api.close();
        rig.close();
        providers.close();
    }
}
