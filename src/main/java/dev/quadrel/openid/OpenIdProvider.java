package dev.quadrel.openid;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One provider: what it says of itself and its keys, asked for when they are needed, and kept. Thread safe.
final class OpenIdProvider {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.openid");
    private static final Duration DESCRIPTION_LIFE = Duration.ofHours(1);
    private static final Duration KEYS_LIFE = Duration.ofMinutes(10);
    private static final Duration KEYS_PATIENCE = Duration.ofSeconds(15);

    /// A key that is not known is asked for, but not at each forged token: twice in this time.
    private static final Duration KEYS_PAUSE = Duration.ofSeconds(10);

    /// One that does not answer is left alone for this time.
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final ProviderSettings settings;
    private final ProviderHttp http;
    private final Clock clock;
    private volatile @Nullable Known known;
    private volatile Instant retry = Instant.MIN;

    OpenIdProvider(ProviderSettings settings, ProviderHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /// What it has said.
    record Known(Discovery discovery, TokenVerifier verifier, Instant since) {}

    /// Something done with a provider's keys.
    interface Look<T> {
        T at(TokenVerifier verifier) throws TokenVerifier.Refused, KeySourceException;
    }

    ProviderSettings settings() {
        return settings;
    }

    ProviderHttp http() {
        return http;
    }

    Instant now() {
        return clock.instant();
    }

    /// Looks at a token.
    ///
    /// @throws ProblemException 503 where the keys cannot be had
    <T> T look(Look<T> look) throws TokenVerifier.Refused {
        try {
            return look.at(known().verifier());
        } catch (KeySourceException e) {
            throw unavailable(e);
        }
    }

    /// Looks at what says that a session is over.
    ///
    /// @throws ProblemException 503 where the keys cannot be had
    TokenVerifier.Logout logout(String token) throws TokenVerifier.Refused {
        return look(verifier -> verifier.ofLogout(token));
    }

    Discovery discovery() {
        return known().discovery();
    }

    /// @throws ProblemException 503 where it cannot be reached
    private Known known() {
        @Nullable Known last = known;
        return last != null && now().isBefore(last.since.plus(DESCRIPTION_LIFE)) ? last : asked();
    }

    private synchronized Known asked() {
        @Nullable Known last = known;
        Instant now = now();
        if (last != null && now.isBefore(last.since.plus(DESCRIPTION_LIFE))) {
            return last;
        }
        if (now.isBefore(retry)) {
            return lastOr(last, new IOException("It did not answer just now"));
        }
        try {
            Discovery discovery = ask();
            TokenVerifier verifier =
                    last != null && last.discovery.equals(discovery) ? last.verifier : verifier(discovery);
            Known fresh = new Known(discovery, verifier, now);
            known = fresh;
            return fresh;
        } catch (IOException e) {
            retry = now.plus(PAUSE);
            return lastOr(last, e);
        }
    }

    /// What it said before is most likely true still.
    private Known lastOr(@Nullable Known last, IOException e) {
        if (last == null) {
            throw unavailable(e);
        }
        return last;
    }

    private Discovery ask() throws IOException {
        ProviderHttp.Answer answer = http.get(settings.description());
        if (!answer.isGood()) {
            throw new IOException(settings.description() + " has the status " + answer.status());
        }
        try {
            return Discovery.of(object(answer.body()), settings);
        } catch (IllegalArgumentException | ProblemException e) {
            throw new IOException(settings.description() + ": " + e.getMessage(), e);
        }
    }

    /// @throws ProblemException 400 where it is none
    static Map<?, ?> object(String json) {
        if (Json.parse(json) instanceof Map<?, ?> members) {
            return members;
        }
        throw ProblemException.badRequest("The answer is no JSON object");
    }

    private TokenVerifier verifier(Discovery discovery) throws MalformedURLException {
        return new TokenVerifier(
                discovery,
                settings,
                JWKSourceBuilder.<SecurityContext>create(
                                discovery.keys().toURL(), url -> new Resource(keys(url.toString()), null))
                        .cache(KEYS_LIFE.toMillis(), KEYS_PATIENCE.toMillis())
                        .refreshAheadCache(false)
                        .rateLimited(KEYS_PAUSE.toMillis())
                        .build(),
                clock);
    }

    private String keys(String address) throws IOException {
        ProviderHttp.Answer answer = http.get(URI.create(address));
        if (!answer.isGood()) {
            throw new IOException("The status is " + answer.status());
        }
        return answer.body();
    }

    /// The reason is in the log, not in the answer.
    ProblemException unavailable(Exception e) {
        LOG.warnf("The identity provider %s cannot be asked: %s", settings.name(), reason(e));
        return ProblemException.of(
                503, "The identity provider %s cannot be asked at the moment".formatted(settings.name()));
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        @Nullable Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? message : message + ": " + cause.getMessage();
    }
}
