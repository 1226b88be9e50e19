package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.Sessions;
import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What holds for users, keys and sessions in each database. Two servers share it.
@TestInstance(Lifecycle.PER_CLASS)
abstract class IdentityContract {

    static final String PASSWORD = "correct-horse";
    static final NewKey ALL = new NewKey(Optional.empty(), Optional.empty(), Optional.empty());
    private static final IdentitySettings SETTINGS = new IdentitySettings(
            Optional.of(new IdentitySettings.InitialAdmin("root", PASSWORD)),
            Duration.ofMinutes(15),
            Duration.ofDays(7),
            Duration.ofDays(365));

    final HandClock clock = new HandClock();
    private CatalogDatabase database;
    OpenIdentities open;
    OpenIdentities other;

    abstract CatalogDatabase database() throws Exception;

    @BeforeAll
    void open() throws Exception {
        database = database();
        open = opened(SETTINGS);
        other = opened(SETTINGS);
    }

    private OpenIdentities opened(IdentitySettings settings) {
        return OpenIdentities.of(new Sessions(database, IdentityRows.ENTITIES), Optional.of("lab"), settings, clock);
    }

    @AfterAll
    void close() {
        open.close();
        other.close();
    }

    /// A user of its own for a test, who has logged in.
    record User(String name, UUID uuid, String access, String refresh) {}

    User user(Role... roles) {
        String name = "user-" + UUID.randomUUID();
        open.principals().addUser(name, List.of(roles), PASSWORD);
        return logIn(name);
    }

    private User logIn(String name) {
        LoginSessions.Opened session = open.sessions().open(open.logins().verify(name, PASSWORD, "1.2.3.4"));
        Map<String, Object> tokens = open.tokens().of(session.profile(), session.session());
        return new User(
                name,
                session.profile().uuid(),
                tokens.get("access_token").toString(),
                tokens.get("refresh_token").toString());
    }

    String key(User user, NewKey wanted) {
        return open.keys().create(user.uuid, wanted, Scope.ALL).secret();
    }

    // rule 13
    @Test
    void theFirstAdministrator_isMadeOnce() {
        User root = logIn("root");
        assertThat(open.members().ofToken(root.access).scopes())
                .containsExactlyInAnyOrderElementsOf(Role.scopes(List.of(Role.USER, Role.ADMIN)));
        IdentitySettings another = new IdentitySettings(
                Optional.of(new IdentitySettings.InitialAdmin("late", PASSWORD)),
                Duration.ofMinutes(15),
                Duration.ofDays(7),
                Duration.ofDays(365));
        try (OpenIdentities later = opened(another)) {
            assertProblem(401, "Incorrect", () -> later.logins().verify("late", PASSWORD, "1.2.3.4"));
        }
    }

    // rule 2
    @Test
    void anUnknownUserAndAWrongPassword_areToldApartByNothing() {
        User user = user(Role.USER);
        for (String name : List.of(user.name, "nobody", "", "a\0b", "x".repeat(10_000))) {
            assertProblem(
                    401,
                    "Incorrect username or password",
                    () -> open.logins().verify(name, "wrong", "9.9.9." + name.length()));
        }
        UUID service = open.principals().addService(List.of(Role.USER)).uuid();
        assertProblem(401, "Incorrect", () -> open.logins().verify(service.toString(), "", "9.9.9.9"));
    }

    // rule 3
    @Test
    void afterFiveFailures_theRightPasswordHasToWait() {
        User user = user(Role.USER);
        for (int i = 0; i < 5; i++) {
            assertProblem(401, "Incorrect", () -> open.logins().verify(user.name, "wrong", "1.1.1.1"));
        }
        assertProblem(429, "try again in", () -> open.logins().verify(user.name, PASSWORD, "1.1.1.1"));
        clock.move(Duration.ofSeconds(2));
        assertThat(open.logins().verify(user.name, PASSWORD, "1.1.1.1").name).isEqualTo(user.name);
    }

    // rule 4
    @Test
    void tokens_holdOnAllServersAndAfterARestart() {
        User user = user(Role.USER);
        Identity.Member member = open.members().ofToken(user.access);
        assertThat(member.principal()).isEqualTo(user.uuid);
        assertThat(member.scopes()).isEqualTo(Role.USER.scopes());
        assertThat(other.members().ofToken(user.access)).isEqualTo(member);
        try (OpenIdentities again = opened(SETTINGS)) {
            assertThat(again.members().ofToken(user.access)).isEqualTo(member);
            UUID session = again.tokens().sessionOfRefresh(user.refresh);
            assertThat(again.sessions().refresh(session).profile().uuid()).isEqualTo(user.uuid);
        }
    }

    // rule 5
    @Test
    void tokens_holdForTheirTimeAndPurpose() {
        User user = user(Role.USER);
        assertProblem(401, "Could not validate", () -> open.members().ofToken(user.refresh));
        assertProblem(401, "Could not validate", () -> open.tokens().sessionOfRefresh(user.access));
        assertProblem(401, "Could not validate", () -> open.members().ofToken(user.access + "x"));
        clock.move(Duration.ofMinutes(15));
        assertProblem(
                401,
                "Access token has expired. Refresh token.",
                () -> open.members().ofToken(user.access));
        clock.move(Duration.ofDays(7));
        assertProblem(401, LoginSessions.ENDED, () -> open.tokens().sessionOfRefresh(user.refresh));
    }

    // rules 5 and 10
    @Test
    void aRevokedSession_endsAtOnceHereAndSoonElsewhere() throws Exception {
        User user = user(Role.USER);
        UUID session = open.tokens().sessionOfRefresh(user.refresh);
        other.members().ofToken(user.access);
        assertThat(open.sessions().revoke(session, Optional.of(user.uuid))).isTrue();
        assertThat(open.sessions().revoke(session, Optional.of(user.uuid))).isFalse();
        assertProblem(401, "Could not validate", () -> open.members().ofToken(user.access));
        assertProblem(401, LoginSessions.ENDED, () -> open.sessions().refresh(session));
        Thread.sleep(950);
        assertProblem(401, "Could not validate", () -> other.members().ofToken(user.access));
    }

    // rule 6
    @Test
    void afterAChangeOfTheSigningKey_formerTokensHold() {
        User before = user(Role.USER);
        clock.move(Duration.ofSeconds(1));
        open.signing().rotate();
        User after = logIn(before.name);
        assertThat(after.access.split("\\.", 2)[0]).isNotEqualTo(before.access.split("\\.", 2)[0]);
        for (String token : List.of(before.access, after.access)) {
            assertThat(open.members().ofToken(token).principal()).isEqualTo(before.uuid);
        }
        clock.move(Duration.ofSeconds(1));
        assertThat(other.members().ofToken(after.access).principal()).isEqualTo(before.uuid);
    }

    // rule 24
    @Test
    void aSigningKeyThatNoTokenNeeds_isTakenAway() {
        User user = user(Role.USER);
        open.signing().rotate();
        clock.move(Duration.ofDays(7).plusHours(2));
        assertProblem(401, "expired", () -> open.members().ofToken(user.access));
        open.signing().forgetOld();
        assertProblem(401, "Could not validate", () -> open.members().ofToken(user.access));
        logIn(user.name);
    }

    // rule 11
    @Test
    void whatIsAnothers_isAsIfItWereNotThere() {
        User user = user(Role.USER);
        User another = user(Role.USER);
        String key = key(another, ALL);
        assertThat(open.keys().delete(user.uuid, key)).isFalse();
        assertThat(open.keys().find(user.uuid, key)).isEmpty();
        UUID session = open.tokens().sessionOfRefresh(another.refresh);
        assertThat(open.sessions().revoke(session, Optional.of(user.uuid))).isFalse();
        assertThat(open.members().ofToken(another.access).principal()).isEqualTo(another.uuid);
    }

    // rule 14
    @Test
    void aResetPassword_endsTheSessions() {
        User user = user(Role.USER);
        open.principals().resetPassword(user.name, "another password");
        assertProblem(401, "Could not validate", () -> open.members().ofToken(user.access));
        assertProblem(401, "Incorrect", () -> open.logins().verify(user.name, PASSWORD, "1.2.3.4"));
        assertThat(open.logins().verify(user.name, "another password", "1.2.3.4").name)
                .isEqualTo(user.name);
        assertProblem(404, "nobody", () -> open.principals().resetPassword("nobody", PASSWORD));
    }

    // rule 14
    @Test
    void aLoginDuringAReset_comesToNothing() {
        User user = user(Role.USER);
        IdentityEntity verified = open.logins().verify(user.name, PASSWORD, "1.2.3.4");
        open.principals().resetPassword(user.name, "another password");
        assertProblem(401, "Incorrect", () -> open.sessions().open(verified));
    }

    // rule 14
    @Test
    void aRemovedUser_leavesNothing() {
        User user = user(Role.USER);
        String key = key(user, ALL);
        open.principals().removeUser(user.name);
        assertThat(open.members().ofKey(key)).isEmpty();
        assertProblem(401, "Could not validate", () -> open.members().ofToken(user.access));
        assertThat(open.principals().find(user.uuid)).isEmpty();
        assertProblem(409, "already", () -> open.principals().addUser("root", List.of(Role.USER), PASSWORD));
        assertProblem(400, "control characters", () -> open.principals().addUser(" a", List.of(), PASSWORD));
    }

    static void assertProblem(int status, String part, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).as(e.problem().detail()).isEqualTo(status);
            assertThat(e.problem().detail()).contains(part);
        });
    }
}
