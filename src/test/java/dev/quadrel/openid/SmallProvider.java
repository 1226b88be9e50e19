package dev.quadrel.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quadrel.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An identity provider for tests: real HTTP on loopback, real keys, one user whose claims a test chooses. It lets in
/// whoever comes, once for each code.
public final class SmallProvider implements AutoCloseable {

    public static final String CLIENT = "quadrel";
    public static final String SECRET = "change-me";

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final AtomicInteger keysAsked = new AtomicInteger();
    volatile RSAKey key = newKey();
    volatile boolean isDown;

    /// Whether sign-ins get a refresh token, which brings another one each time.
    volatile boolean isRenewing;

    private final Map<String, Boolean> renewals = new ConcurrentHashMap<>();
    volatile Consumer<JWTClaimsSet.Builder> user =
            claims -> claims.subject("s-1").claim("preferred_username", "alice");
    volatile Consumer<JWTClaimsSet.Builder> idToken = _ -> {};

    public SmallProvider(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        server.createContext("/keys", exchange -> {
            keysAsked.incrementAndGet();
            answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
        });
        server.createContext("/token", this::exchange);
        server.start();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/logout");
    }

    /// Where a browser comes back after it was sent here and let in.
    public URI letIn(URI asked) {
        Map<String, String> query = form(asked.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        return URI.create(query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        if (isDown) {
            answer(exchange, 500, Map.of());
            return;
        }
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = form.getOrDefault("grant_type", "").equals("refresh_token")
                ? renewed(form)
                : codes.remove(form.getOrDefault("code", ""));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean isGood = asked != null
                && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && asked.getOrDefault("redirect_uri", "").equals(form.getOrDefault("redirect_uri", ""))
                && (asked.isEmpty()
                        || asked.get("code_challenge")
                                .equals(TokenHash.sha256(form.getOrDefault("code_verifier", ""))));
        if (!isGood) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(exchange, 200, tokens(asked));
    }

    private Map<String, Object> tokens(Map<String, String> asked) {
        String access = token(claims -> claims.audience("account"));
        Map<String, Object> tokens = new LinkedHashMap<>(Map.of("access_token", access, "token_type", "Bearer"));
        tokens.put("id_token", token(claims -> {
            claims.claim("nonce", asked.get("nonce")).claim("sid", "session-1");
            idToken.accept(claims);
        }));
        if (isRenewing) {
            String renewal = UUID.randomUUID().toString();
            renewals.put(renewal, true);
            tokens.put("refresh_token", renewal);
        }
        return tokens;
    }

    /// As if a code had been asked for with nothing; null for a token that counts no more.
    private @Nullable Map<String, String> renewed(Map<String, String> form) {
        return renewals.remove(form.getOrDefault("refresh_token", "")) == null ? null : Map.of();
    }

    /// From now on nobody's session goes on.
    void endAll() {
        renewals.clear();
    }

    /// A token of the user, which the key of now has signed.
    String token(Consumer<JWTClaimsSet.Builder> more) {
        return token(key, JOSEObjectType.JWT, more);
    }

    String token(RSAKey signing, JOSEObjectType type, Consumer<JWTClaimsSet.Builder> more) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signing.getKeyID())
                            .type(type)
                            .build(),
                    claims(more));
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> more) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        user.accept(claims);
        more.accept(claims);
        return claims.build();
    }

    /// A token that says that a session is over.
    public String logout(Consumer<JWTClaimsSet.Builder> more) {
        return token(key, new JOSEObjectType("logout+jwt"), claims -> {
            claims.jwtID(UUID.randomUUID().toString())
                    .claim("sid", "session-1")
                    .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
            more.accept(claims);
        });
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(isDown ? 500 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : List.of(text.split("&"))) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
