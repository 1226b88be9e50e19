package dev.quadrel.client;

import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.client.ClientException.Unauthorized;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Logging in in a browser while this program waits (RFC 8628): with the server, or with an identity provider that
/// the server names.
///
/// @param show tells the user what to do
record DeviceLogin(Transport transport, LoginProvider provider, Consumer<DeviceCode> show) {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Duration SLOWER = Duration.ofSeconds(5);

    /// Waits until it is done.
    ///
    /// @throws Unauthorized where the time is up
    Tokens await() {
        Members begun = begin();
        Duration life = Duration.ofSeconds(begun.findNumber("expires_in").orElse(900L));
        show.accept(new DeviceCode(page(begun), begun.text("user_code"), life));
        Request poll = poll(begun);
        Duration pause = Duration.ofSeconds(begun.findNumber("interval").orElse(5L));
        long end = System.nanoTime() + life.toNanos();
        while (System.nanoTime() < end) {
            sleep(pause);
            try {
                return Tokens.of(transport.sendAnonymously(poll).members());
            } catch (Invalid e) {
                pause = pause.plus(slower(e));
            }
        }
        throw new Unauthorized(401, "Nobody has entered the code in time", poll.uri());
    }

    private Members begin() {
        Request post =
                Request.of("POST", URI.create(provider.link("auth_endpoint").orElseThrow(this::incomplete)));
        Request request = provider.isDirect()
                ? post.with(Form.of(Map.of("client_id", clientId(), "scope", provider.allScopes())))
                : post;
        return transport.sendAnonymously(request).members();
    }

    private URI page(Members begun) {
        Stream<String> names = provider.isDirect()
                ? Stream.of("verification_uri_complete", "verification_uri", "verification_url")
                : Stream.of("authorization_uri");
        return names.flatMap(name -> begun.findText(name).stream())
                .findFirst()
                .map(URI::create)
                .orElseThrow(this::incomplete);
    }

    private Request poll(Members begun) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("device_code", begun.text("device_code"));
        fields.put("grant_type", GRANT);
        Optional<String> direct = provider.link("token_endpoint").filter(_ -> provider.isDirect());
        if (direct.isEmpty()) {
            return Request.of("POST", URI.create(begun.text("verification_uri")))
                    .with(Payload.json(fields));
        }
        fields.put("client_id", clientId());
        return Request.of("POST", URI.create(direct.get())).with(Form.of(fields));
    }

    private String clientId() {
        return provider.link("client_id").orElseThrow(this::incomplete);
    }

    private static Duration slower(Invalid error) {
        if (error.detail().contains("slow_down")) {
            return SLOWER;
        }
        if (error.detail().contains("authorization_pending")) {
            return Duration.ZERO;
        }
        throw error;
    }

    private IllegalStateException incomplete() {
        return new IllegalStateException("The server does not say how to log in by " + provider.name());
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for the login", e);
        }
    }
}
