package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What holds in each database for those who sign in at other providers.
abstract class SignInContract extends KeyContract {

    static Arrival arrival(String subject, String name, Role... roles) {
        return new Arrival(
                "kc",
                subject,
                name,
                Optional.of(new Granted(Set.of(roles), Set.of("of " + subject))),
                Optional.of("session of " + subject),
                Optional.of("token"));
    }

    static String some() {
        return UUID.randomUUID().toString();
    }

    /// A secret of the same length that differs in its first digit.
    static String otherThan(String secret) {
        return (secret.startsWith("0") ? "1" : "0") + secret.substring(1);
    }

    // rule 16
    @Test
    void theSubject_tellsWhoItIs() {
        String subject = some();
        Identity.Member first = open.external().signIns().bearer(arrival(subject, "a " + subject, Role.USER));
        assertThat(open.external().signIns().bearer(arrival(subject, "b " + subject, Role.USER)))
                .isEqualTo(first);
        assertThat(open.external().signIns().ofProgram(arrival(subject, "b " + subject, Role.USER)))
                .containsEntry("principal", Tokens.hex(first.principal()));
        assertProblem(
                409,
                "has the name",
                () -> open.external().signIns().bearer(arrival(some(), "b " + subject, Role.USER)));
        assertThat(open.external()
                        .signIns()
                        .bearer(arrival(some(), "a " + subject, Role.USER))
                        .principal())
                .isNotEqualTo(first.principal());
    }

    // rule 16
    @Test
    void rolesThatAreNotGivenAnyMore_areGone() {
        String subject = some();
        open.external().signIns().ofProgram(arrival(subject, subject, Role.USER, Role.ADMIN));
        Map<String, Object> tokens =
                open.external().signIns().ofProgram(arrival(subject, subject, Role.USER, Role.ADMIN));
        String access = tokens.get("access_token").toString();
        assertThat(open.members().ofToken(access).scopes()).containsAll(Role.ADMIN.scopes());
        Arrival silent = new Arrival("kc", subject, subject, Optional.empty(), Optional.empty(), Optional.empty());
        open.external().signIns().ofProgram(silent);
        assertThat(open.members().ofToken(access).scopes()).containsAll(Role.ADMIN.scopes());
        open.external().signIns().ofProgram(arrival(subject, subject, Role.USER));
        assertThat(open.members().ofToken(access).scopes()).isEqualTo(Role.USER.scopes());
    }

    // rule 17
    @Test
    void aBrowsersSession_isStoredByItsHashAndEnds() {
        String subject = some();
        SignIns.OfBrowser session = open.external().signIns().ofBrowser(arrival(subject, subject, Role.USER));
        assertThat(session.toString()).doesNotContain(session.secret());
        assertThat(other.members().ofCookie(session.secret())).isPresent();
        assertThat(open.members().ofCookie(otherThan(session.secret()))).isEmpty();
        assertThat(open.members().ofCookie("x")).isEmpty();
        SignInEntity stored = open.database()
                .read(rows -> new SignInRows(rows)
                        .ofCookie(Secrets.hash(session.secret()).orElseThrow()))
                .orElseThrow();
        assertThat(stored.cookieHash).hasSize(64).isNotEqualTo(session.secret());
        assertThat(open.external().signIns().end(session.secret()))
                .hasValue(new SignIns.Ended("kc", Optional.of("token")));
        assertThat(open.members().ofCookie(session.secret())).isEmpty();
        assertThat(open.external().signIns().end(session.secret())).isEmpty();
        SignIns.OfBrowser late = open.external().signIns().ofBrowser(arrival(subject, subject, Role.USER));
        clock.move(Duration.ofHours(12));
        assertThat(open.members().ofCookie(late.secret())).isEmpty();
    }

    // rule 17
    @Test
    void aProvider_endsWhatBeganByItsSession() {
        String subject = some();
        SignIns signIns = open.external().signIns();
        String browser = signIns.ofBrowser(arrival(subject, subject, Role.USER)).secret();
        String program = signIns.ofProgram(arrival(subject, subject, Role.USER))
                .get("access_token")
                .toString();
        assertThat(signIns.endAll("kc", Optional.of("another"), Optional.of(subject)))
                .isZero();
        assertThat(signIns.endAll("kc", Optional.of("session of " + subject), Optional.of("another")))
                .isZero();
        assertThat(signIns.endAll("other", Optional.empty(), Optional.of(subject)))
                .isZero();
        assertThat(open.members().ofCookie(browser)).isPresent();
        assertThat(signIns.endAll("kc", Optional.of("session of " + subject), Optional.empty()))
                .isEqualTo(2);
        assertThat(open.members().ofCookie(browser)).isEmpty();
        assertProblem(401, "Could not validate", () -> open.members().ofToken(program));
        signIns.ofBrowser(arrival(subject, subject, Role.USER));
        assertThat(signIns.endAll("kc", Optional.empty(), Optional.of(subject))).isEqualTo(1);
    }

    // rule 18
    @Test
    void aProgramThatWaits_getsItsTokensOnce() {
        String subject = some();
        DeviceCodes devices = open.external().devices();
        DeviceCodes.Pending pending = devices.begin("kc");
        assertThat(devices.ask("kc", pending.deviceCode())).isInstanceOf(DeviceCodes.Answer.Waiting.class);
        assertProblem(404, "No such device_code", () -> devices.ask("other", pending.deviceCode()));
        assertProblem(401, "Invalid device code", () -> devices.ask("kc", "no code"));
        assertThat(devices.enter("0000-0000", arrival(subject, subject, Role.USER), "1.2.3.4"))
                .isFalse();
        assertThat(other.external()
                        .devices()
                        .enter(pending.userCode(), arrival(subject, subject, Role.USER), "1.2.3.4"))
                .isTrue();
        assertThat(devices.enter(pending.userCode(), arrival(subject, subject, Role.USER), "1.2.3.4"))
                .isFalse();
        assertThat(devices.ask("kc", pending.deviceCode())).isInstanceOf(DeviceCodes.Answer.Done.class);
        assertProblem(404, "No such device_code", () -> devices.ask("kc", pending.deviceCode()));
        DeviceCodes.Pending late = devices.begin("kc");
        clock.move(DeviceCodes.LIFE);
        assertProblem(404, "No such device_code", () -> devices.ask("kc", late.deviceCode()));
    }

    // rule 18
    @Test
    void whoeverGuessesCodes_hasToWait() {
        String subject = some();
        Arrival guesser = arrival(subject, subject, Role.USER);
        for (int i = 0; i < 5; i++) {
            assertThat(open.external().devices().enter("0000-000" + i, guesser, "5.5.5.5"))
                    .isFalse();
        }
        assertProblem(429, "try again", () -> open.external().devices().enter("0000-0009", guesser, "5.5.5.5"));
    }

    // rule 19
    @Test
    void tickets_openForTheirPurposeInTimeAndAreUsedOnce() {
        Tickets tickets = open.external().tickets();
        String ticket = tickets.issue("one", Map.of("a", "b"), Duration.ofMinutes(1));
        assertThat(other.external().tickets().open("one", ticket).orElseThrow().get("a"))
                .isEqualTo("b");
        assertThat(tickets.open("two", ticket)).isEmpty();
        assertThat(tickets.open("one", ticket + "x")).isEmpty();
        assertProblem(401, "Could not validate", () -> open.members().ofToken(ticket));
        clock.move(Duration.ofMinutes(1));
        assertThat(tickets.open("one", ticket)).isEmpty();
        String id = some();
        assertThat(tickets.use(id, clock.instant().plusSeconds(60))).isTrue();
        assertThat(other.external().tickets().use(id, clock.instant().plusSeconds(60)))
                .isFalse();
    }
}
