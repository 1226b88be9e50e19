package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The sessions of those that other providers vouch for, and who they are; and those that browsers have. Thread safe.
public final class SignIns {

    private static final int SECRET_BYTES = 32;

    private final IdentityDatabase database;
    private final LoginSessions sessions;
    private final Tokens tokens;
    private final Duration browserLife;
    private final SeenSessions seen = new SeenSessions();
    private volatile Consumer<AuditEvent> audit = event -> {};

    SignIns(IdentityDatabase database, LoginSessions sessions, Tokens tokens, Duration browserLife) {
        this.database = database;
        this.sessions = sessions;
        this.tokens = tokens;
        this.browserLife = browserLife;
    }

    /// Who is told of sign-ins and of their ends.
    void tell(Consumer<AuditEvent> listener) {
        audit = listener;
    }

    /// A session that a browser keeps in a cookie.
    ///
    /// @param secret what the cookie has; its SHA-256 is stored
    public record OfBrowser(String secret, Duration life) {

        /// Without the secret.
        @Override
        public String toString() {
            return "OfBrowser[" + life + "]";
        }
    }

    /// A session that is over, and what its provider has to know.
    public record Ended(String provider, Optional<String> idToken) {

        /// Without the token.
        @Override
        public String toString() {
            return "Ended[" + provider + "]";
        }
    }

    /// Begins a session of a program.
    ///
    /// @return the tokens as clients read them
    /// @throws ProblemException 409 where another user has this name
    public Map<String, Object> ofProgram(Arrival arrival) {
        return tokens(open(arrival, sessions.life(), Optional.empty()), arrival.provider(), arrival.name());
    }

    /// Begins a session of a browser.
    ///
    /// @throws ProblemException 409 where another user has this name
    public OfBrowser ofBrowser(Arrival arrival) {
        String secret = Secrets.hex(SECRET_BYTES);
        open(arrival, browserLife, Secrets.hash(secret));
        return new OfBrowser(secret, browserLife);
    }

    /// A browser's session that has begun.
    record Begun(LoginSessions.Opened opened, OfBrowser browser) {}

    /// Begins a session of a browser whose user has shown the password.
    Begun ofPassword(IdentityEntity user) {
        String secret = Secrets.hex(SECRET_BYTES);
        LoginSessions.Opened opened = database.write(rows -> {
            LoginSessions.Opened begun = LoginSessions.open(rows, user, browserLife);
            SignInEntity signIn = new SignInEntity();
            signIn.uuid = begun.session().uuid;
            signIn.provider = user.provider;
            signIn.subject = user.name;
            signIn.cookieHash = Secrets.hash(secret).orElseThrow();
            rows.session().insert(signIn);
            return begun;
        });
        return new Begun(opened, new OfBrowser(secret, browserLife));
    }

    /// The session whose program waits for it.
    LoginSessions.Opened ofDevice(Arrival arrival) {
        return open(arrival, sessions.life(), Optional.empty());
    }

    /// The tokens of a session, as clients read them.
    Map<String, Object> tokens(LoginSessions.Opened opened, String provider, String name) {
        Map<String, Object> all = new LinkedHashMap<>(tokens.of(opened.profile(), opened.session()));
        all.put("identity", Map.of("id", name, "provider", provider));
        all.put("principal", Tokens.hex(opened.profile().uuid()));
        return all;
    }

    /// What was known before is forgotten: roles may have gone.
    private LoginSessions.Opened open(Arrival arrival, Duration life, Optional<String> cookieHash) {
        if (known(arrival).isEmpty()) {
            made(arrival);
        }
        LoginSessions.Opened opened = database.revoke(rows -> {
            SignInRows signIns = new SignInRows(rows);
            PrincipalEntity principal = signIns.arrived(arrival);
            SessionEntity session = LoginSessions.add(rows, principal, life);
            SignInEntity signIn = new SignInEntity();
            signIn.uuid = session.uuid;
            signIn.provider = arrival.provider();
            signIn.subject = arrival.subject();
            signIn.providerSession = arrival.providerSession().orElse(null);
            signIn.cookieHash = cookieHash.orElse(null);
            signIn.idToken = cookieHash.isEmpty() ? null : arrival.idToken().orElse(null);
            // A browser's session does not go on beyond its end.
            signIn.renewal = cookieHash.isEmpty() ? arrival.renewal().orElse(null) : null;
            rows.session().insert(signIn);
            return new LoginSessions.Opened(rows.profile(principal), session);
        });
        String account = opened.profile().uuid().toString();
        audit.accept(AuditEvent.done("login", account, opened.session().uuid, arrival.provider())
                .by(arrival.name()));
        return opened;
    }

    /// Who comes with a token that a provider has made, and tells of the first one of each session there. Seldom
    /// called: the answer is kept for a while.
    Identity.Member bearer(Arrival arrival, String token) {
        Identity.Member member = bearer(arrival);
        String session = arrival.providerSession().orElseGet(() -> Secrets.hashOfText(token));
        if (seen.isFirst(arrival.provider() + " " + arrival.subject() + " " + session)) {
            audit.accept(AuditEvent.done("login.token", member.getName(), "", "of " + arrival.provider())
                    .by(arrival.name()));
        }
        return member;
    }

    /// Who comes with a token that a provider has made: a principal is made for one who was never here.
    ///
    /// @throws ProblemException 409 where another user has this name
    Identity.Member bearer(Arrival arrival) {
        PrincipalEntity principal = known(arrival).orElseGet(() -> made(arrival));
        Granted granted = arrival.granted().orElseGet(principal::granted);
        return new Identity.Member(
                UUID.fromString(principal.uuid),
                Role.scopes(granted.roles()),
                Optional.empty(),
                granted.roles(),
                Optional.empty(),
                granted.others());
    }

    private Optional<PrincipalEntity> known(Arrival arrival) {
        return database.read(rows ->
                rows.identityOf(arrival.provider(), arrival.subject()).map(identity -> rows.owner(identity.principal)));
    }

    private PrincipalEntity made(Arrival arrival) {
        try {
            return database.write(rows -> new SignInRows(rows).arrived(arrival));
        } catch (RuntimeException e) {
            // At first sight several requests come at a time.
            return known(arrival).orElseThrow(() -> e);
        }
    }

    /// Ends a browser's session.
    public Optional<Ended> end(String secret) {
        Optional<SignInEntity> over = database.revoke(rows ->
                Secrets.hash(secret).flatMap(new SignInRows(rows)::ofCookie).filter(signIn -> revoke(rows, signIn)));
        over.ifPresent(signIn -> audit.accept(AuditEvent.done("session.revoke", "", signIn.uuid, "by signing out")));
        return over.map(signIn -> new Ended(signIn.provider, Optional.ofNullable(signIn.idToken)));
    }

    /// Ends what a provider says is over: what began by a session of it, or, without one, all of a subject.
    ///
    /// @return how many there were
    public int endAll(String provider, Optional<String> providerSession, Optional<String> subject) {
        List<SignInEntity> ended = database.revoke(rows -> {
            SignInRows signIns = new SignInRows(rows);
            List<SignInEntity> over = providerSession
                    .map(session -> signIns.ofProviderSession(provider, session))
                    .or(() -> subject.map(one -> signIns.ofSubject(provider, one)))
                    .orElse(List.of());
            return over.stream()
                    .filter(signIn -> subject.isEmpty() || subject.get().equals(signIn.subject))
                    .filter(signIn -> revoke(rows, signIn))
                    .toList();
        });
        ended.forEach(signIn -> audit.accept(AuditEvent.done("session.revoke", "", signIn.uuid, "by " + provider)));
        return ended.size();
    }

    private static boolean revoke(IdentityRows rows, SignInEntity signIn) {
        return rows.session(UUID.fromString(signIn.uuid)).filter(rows::revoke).isPresent();
    }
}
