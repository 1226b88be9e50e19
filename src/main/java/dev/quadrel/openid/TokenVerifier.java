package dev.quadrel.openid;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.ES384;
import static com.nimbusds.jose.JWSAlgorithm.ES512;
import static com.nimbusds.jose.JWSAlgorithm.PS256;
import static com.nimbusds.jose.JWSAlgorithm.PS384;
import static com.nimbusds.jose.JWSAlgorithm.PS512;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static com.nimbusds.jose.JWSAlgorithm.RS384;
import static com.nimbusds.jose.JWSAlgorithm.RS512;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at the tokens of one provider: at their signatures by its public keys, and then at what they say. What a token
/// says of its own algorithm chooses among those for public keys alone. Thread safe.
final class TokenVerifier {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512);
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAY = Duration.ofMinutes(10);
    private static final int LONGEST = 16 << 10;
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

    /// What only tokens have that are not for requests, or that only count with a proof that is not looked at here.
    private static final Set<String> NOT_FOR_REQUESTS = Set.of("at_hash", "c_hash", "events", "cnf");

    private final Discovery discovery;
    private final ProviderSettings settings;
    private final JWKSource<SecurityContext> keys;
    private final Clock clock;

    TokenVerifier(Discovery discovery, ProviderSettings settings, JWKSource<SecurityContext> keys, Clock clock) {
        this.discovery = discovery;
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /// A token that does not hold.
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /// What ends sessions.
    ///
    /// @param id of the token
    record Logout(String id, Instant end, Optional<String> subject, Optional<String> session) {}

    /// Who has signed in.
    ///
    /// @param nonce what the attempt was made with
    /// @param accessToken which came with it
    JWTClaimsSet ofSignIn(String token, String nonce, Optional<String> accessToken) throws Refused, KeySourceException {
        JWTClaimsSet claims = ofUser(token, Set.of("sub", "exp", "iat", "nonce"), accessToken);
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw new Refused("the nonce is of another attempt");
        }
        return claims;
    }

    /// Who goes on with the session of a sign-in (OpenID Connect Core 1.0, 12.2).
    ///
    /// @param subject who it has to be
    JWTClaimsSet ofRenewal(String token, String subject, Optional<String> accessToken)
            throws Refused, KeySourceException {
        JWTClaimsSet claims = ofUser(token, Set.of("sub", "exp", "iat"), accessToken);
        if (!subject.equals(claims.getSubject())) {
            throw new Refused("it is of another user");
        }
        return claims;
    }

    /// An ID token.
    private JWTClaimsSet ofUser(String token, Set<String> needed, Optional<String> accessToken)
            throws Refused, KeySourceException {
        SignedJWT signed = parsed(token);
        JWTClaimsSet claims =
                verified(signed, Optional.of(Set.of(settings.clientId())), needed, Set.of(), JOSEObjectType.JWT);
        @Nullable Object authorized = claims.getClaim("azp");
        if (authorized == null ? claims.getAudience().size() > 1 : !authorized.equals(settings.clientId())) {
            throw new Refused("azp is " + authorized);
        }
        @Nullable Object hash = claims.getClaim("at_hash");
        if (hash != null && accessToken.isPresent()) {
            JWSAlgorithm algorithm = signed.getHeader().getAlgorithm();
            if (!TokenHash.isOf(accessToken.get(), algorithm.getName(), hash.toString())) {
                throw new Refused("at_hash is of another access token");
            }
        }
        return claims;
    }

    /// What an access token says that came with a sign-in, from the provider itself: for whom it is does not matter
    /// there. Empty where it is none that can be read.
    Optional<JWTClaimsSet> ofCompany(String token, String subject) throws KeySourceException {
        try {
            return Optional.of(verified(parsed(token), Optional.empty(), Set.of("sub", "exp"), Set.of(), ACCESS))
                    .filter(claims -> subject.equals(claims.getSubject()));
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    private static final JOSEObjectType[] ACCESS = {
        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")
    };

    /// Who makes a request.
    JWTClaimsSet ofRequest(String token) throws Refused, KeySourceException {
        JWTClaimsSet claims = verified(
                parsed(token), Optional.of(settings.audience()), Set.of("sub", "exp"), NOT_FOR_REQUESTS, ACCESS);
        // Keycloak says by this what a token is; an ID token is no access token, though the same keys sign it.
        @Nullable Object kind = claims.getClaim("typ");
        boolean isOther = kind == null
                ? claims.getClaim("nonce") != null
                : !kind.toString().equalsIgnoreCase("Bearer");
        if (isOther) {
            throw new Refused("it is no access token");
        }
        return claims;
    }

    /// What the provider says is over.
    Logout ofLogout(String token) throws Refused, KeySourceException {
        JWTClaimsSet claims = verified(
                parsed(token),
                Optional.of(Set.of(settings.clientId())),
                Set.of("iat", "jti", "events"),
                Set.of("nonce"),
                JOSEObjectType.JWT,
                new JOSEObjectType("logout+jwt"));
        Optional<String> session = text(claims, "sid");
        Optional<String> subject = Optional.ofNullable(claims.getSubject());
        if (!(claims.getClaim("events") instanceof Map<?, ?> events) || !(events.get(LOGOUT) instanceof Map<?, ?>)) {
            throw new Refused("it is no event of a logout");
        }
        if (session.isEmpty() && subject.isEmpty()) {
            throw new Refused("it says not whose session is over");
        }
        Instant made = claims.getIssueTime().toInstant();
        if (made.plus(LONGEST_WAY).isBefore(clock.instant())) {
            throw new Refused("it is too old");
        }
        return new Logout(claims.getJWTID(), made.plus(LONGEST_WAY).plus(LEEWAY), subject, session);
    }

    /// The text that is a claim.
    static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static SignedJWT parsed(String token) throws Refused {
        if (token.length() > LONGEST) {
            throw new Refused("it is too long");
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new Refused("it is no signed token");
        }
    }

    private JWTClaimsSet verified(
            SignedJWT token,
            Optional<Set<String>> audience,
            Set<String> needed,
            Set<String> prohibited,
            JOSEObjectType... types)
            throws Refused, KeySourceException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(withNone(types)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(content(audience.orElse(null), needed, prohibited));
        try {
            return notFromLater(processor.process(token, null));
        } catch (RateLimitReachedException e) {
            throw new Refused("its key is not known");
        } catch (KeySourceException e) {
            throw e;
        } catch (BadJOSEException | JOSEException e) {
            throw new Refused(
                    e.getMessage() == null ? "it is malformed" : e.getMessage().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            // What the library makes of texts that somebody has made up.
            throw new Refused("it is malformed");
        }
    }

    private static Set<@Nullable JOSEObjectType> withNone(JOSEObjectType... types) {
        Set<@Nullable JOSEObjectType> all = new HashSet<>(List.of(types));
        all.add(null);
        return all;
    }

    private DefaultJWTClaimsVerifier<SecurityContext> content(
            @Nullable Set<String> audience, Set<String> needed, Set<String> prohibited) {
        JWTClaimsSet exact =
                new JWTClaimsSet.Builder().issuer(discovery.issuer()).build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(mutable(audience), exact, mutable(needed), mutable(prohibited)) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew((int) LEEWAY.toSeconds());
        return verifier;
    }

    /// The library asks sets for null, which those of the JDK that cannot change refuse.
    private static @Nullable Set<String> mutable(@Nullable Set<String> texts) {
        return texts == null ? null : new HashSet<>(texts);
    }

    private JWTClaimsSet notFromLater(JWTClaimsSet claims) throws Refused {
        @Nullable Date made = claims.getIssueTime();
        if (made != null && made.toInstant().isAfter(clock.instant().plus(LEEWAY))) {
            throw new Refused("it is from the future");
        }
        return claims;
    }
}
