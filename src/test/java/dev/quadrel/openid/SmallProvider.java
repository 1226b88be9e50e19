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

/// An identity provider for tests: real HTTP on loopback, real keys, one user whose claims a test chooses. It lets in
/// whoever comes, once for each code.
final class SmallProvider implements AutoCloseable {

    static final String CLIENT = "quadrel";
    static final String SECRET = "change-me";

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final AtomicInteger keysAsked = new AtomicInteger();
    volatile RSAKey key = newKey();
    volatile boolean isDown;
    volatile Consumer<JWTClaimsSet.Builder> user =
            claims -> claims.subject("s-1").claim("preferred_username", "alice");
    volatile Consumer<JWTClaimsSet.Builder> idToken = _ -> {};

    SmallProvider(Clock clock) throws IOException {
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

    String issuer() {
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
    URI letIn(URI asked) {
        Map<String, String> query = form(asked.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        return URI.create(query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean isGood = asked != null
                && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"))
                && asked.get("code_challenge").equals(TokenHash.sha256(form.getOrDefault("code_verifier", "")));
        if (!isGood) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String access = token(claims -> claims.audience("account"));
        answer(exchange, 200, Map.of("access_token", access, "token_type", "Bearer", "id_token", token(claims -> {
            claims.claim("nonce", asked.get("nonce")).claim("sid", "session-1");
            idToken.accept(claims);
        })));
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
    String logout(Consumer<JWTClaimsSet.Builder> more) {
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
