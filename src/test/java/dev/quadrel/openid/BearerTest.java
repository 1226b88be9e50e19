package dev.quadrel.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.quadrel.identity.HandClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests with tokens of a provider, right and forged.
class BearerTest {

    private static final String WHOAMI = OpenIdServer.AUTH + "whoami";

    @TempDir
    static Path folder;

    private static final HandClock CLOCK = new HandClock();
    private static SmallProvider provider;
    private static OpenIdServer server;

    @BeforeAll
    static void start() throws Exception {
        provider = new SmallProvider(CLOCK);
        server = new OpenIdServer(folder, provider, CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static HttpResponse<String> send(String token) throws Exception {
        try (OpenIdServer.Browser program = server.new Browser()) {
            return program.get(WHOAMI, "Authorization", "Bearer " + token);
        }
    }

    private static void assertRefused(String token) throws Exception {
        HttpResponse<String> reply = send(token);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(401);
        assertThat(reply.body()).contains("Could not validate credentials");
    }

    // rule 11
    @Test
    void aTokenOfTheProvider_isItsUsers() throws Exception {
        HttpResponse<String> first = send(provider.token(_ -> {}));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("\"id\":\"alice\",\"provider\":\"kc\"");
        String again = send(provider.token(
                        claims -> claims.claim("typ", "Bearer").claim("nonce", "n")))
                .body();
        assertThat(again.substring(0, 50)).isEqualTo(first.body().substring(0, 50));
        assertThat(send(provider.token(provider.key, new JOSEObjectType("at+jwt"), _ -> {}))
                        .statusCode())
                .isEqualTo(200);
    }

    // rule 11
    @Test
    void roles_areThoseOfTheToken() throws Exception {
        try (OpenIdServer.Browser program = server.new Browser()) {
            for (Map.Entry<String, Boolean> role :
                    Map.of("boss", true, "other", false).entrySet()) {
                String token = provider.token(claims -> claims.claim("roles", List.of(role.getKey())));
                HttpResponse<String> reply =
                        program.get(OpenIdServer.AUTH + "principal", "Authorization", "Bearer " + token);
                assertThat(reply.statusCode()).isEqualTo(role.getValue() ? 200 : 401);
            }
        }
    }

    // rule 11
    @Test
    void allValuesOfTheClaim_areRoles() throws Exception {
        String token = provider.token(claims -> claims.subject("s-o")
                .claim("preferred_username", "olga")
                .claim("roles", List.of("operators", "admin")));
        try (OpenIdServer.Browser program = server.new Browser()) {
            assertThat(program.get("/api/v1/guarded/operators", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(program.get(OpenIdServer.AUTH + "principal", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
            String other = provider.token(_ -> {});
            assertThat(program.get("/api/v1/guarded/operators", "Authorization", "Bearer " + other)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    // rule 3
    @Test
    void otherTokens_areRefused() throws Exception {
        List<Consumer<JWTClaimsSet.Builder>> wrong = List.of(
                claims -> claims.audience("account"),
                claims -> claims.audience(List.of()),
                claims -> claims.expirationTime(null),
                claims -> claims.subject(null),
                claims -> claims.claim("typ", "ID"),
                claims -> claims.claim("typ", "Refresh"),
                claims -> claims.claim("nonce", "of a sign-in"),
                claims -> claims.claim("at_hash", "x"),
                claims -> claims.claim("cnf", Map.of("jkt", "x")),
                claims -> claims.issueTime(Date.from(CLOCK.instant().plusSeconds(60))),
                claims -> claims.notBeforeTime(Date.from(CLOCK.instant().plusSeconds(60))));
        for (Consumer<JWTClaimsSet.Builder> one : wrong) {
            assertRefused(provider.token(one));
        }
        assertRefused(provider.logout(_ -> {}));
        assertRefused(provider.token(claims -> claims.issuer("https://evil.org")));
    }

    // rule 3
    @Test
    void anExpiredToken_isRefusedAfterALeeway() throws Exception {
        String token = provider.token(_ -> {});
        CLOCK.move(Duration.ofMinutes(5));
        assertThat(send(token).statusCode()).isEqualTo(401);
        String fresh = provider.token(_ -> {});
        CLOCK.move(Duration.ofMinutes(5).plusSeconds(31));
        assertRefused(fresh);
    }

    // rule 3
    @Test
    void forgedTokens_areRefused() throws Exception {
        JWTClaimsSet claims = provider.claims(_ -> {});
        assertRefused(new PlainJWT(claims).serialize());
        String[] parts = provider.token(_ -> {}).split("\\.");
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused(header("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
        assertRefused(macOfThePublicKey(claims));
        RSAKey own = SmallProvider.newKey();
        RSAKey pretended =
                new RSAKey.Builder(own).keyID(provider.key.getKeyID()).build();
        assertRefused(provider.token(pretended, JOSEObjectType.JWT, _ -> {}));
        SignedJWT embedded = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build(), claims);
        embedded.sign(new RSASSASigner(own));
        assertRefused(embedded.serialize());
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /// As if the public key were a secret that both know.
    private static String macOfThePublicKey(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(provider.key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        token.sign(new MACSigner(provider.key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    // rule 4
    @Test
    void aNewKey_isAskedForAndForgedOnesSeldom() throws Exception {
        try (SmallProvider another = new SmallProvider(CLOCK);
                OpenIdServer own = new OpenIdServer(Files.createTempDirectory(folder, "own"), another, CLOCK);
                OpenIdServer.Browser program = own.new Browser()) {
            String before = another.token(_ -> {});
            assertThat(program.get(WHOAMI, "Authorization", "Bearer " + before).statusCode())
                    .isEqualTo(200);
            another.key = SmallProvider.newKey();
            String after = another.token(_ -> {});
            assertThat(program.get(WHOAMI, "Authorization", "Bearer " + after).statusCode())
                    .isEqualTo(200);
            for (int i = 0; i < 10; i++) {
                String forged = another.token(SmallProvider.newKey(), JOSEObjectType.JWT, _ -> {});
                assertThat(program.get(WHOAMI, "Authorization", "Bearer " + forged)
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(another.keysAsked.get()).isBetween(2, 3);
        }
    }

    @Test
    void aProviderThatIsDown_isNotAskedAgainAndAgain() throws Exception {
        try (SmallProvider down = new SmallProvider(CLOCK);
                OpenIdServer own = new OpenIdServer(Files.createTempDirectory(folder, "own"), down, CLOCK);
                OpenIdServer.Browser program = own.new Browser()) {
            down.isDown = true;
            String token = down.token(_ -> {});
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> reply = program.get(WHOAMI, "Authorization", "Bearer " + token);
                assertThat(reply.statusCode()).isEqualTo(503);
                assertThat(reply.body()).doesNotContain("127.0.0.1");
            }
            down.isDown = false;
            CLOCK.move(Duration.ofSeconds(4));
            assertThat(program.get(WHOAMI, "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(200);
        }
    }
}
