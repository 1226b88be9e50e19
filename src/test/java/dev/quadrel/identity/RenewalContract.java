package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What holds in each database for what other providers say beyond a sign-in.
abstract class RenewalContract extends SignInContract {

    // rule 27
    @Test
    void rolesOfTheProvider_areThoseOfItsUserAndOfKeysForAll() {
        String subject = some();
        Arrival arrival = arrival(subject, subject, Role.USER);
        Map<String, Object> tokens = open.external().signIns().ofProgram(arrival);
        Identity.Member user = open.members().ofToken(tokens.get("access_token").toString());
        assertThat(user.holds("of " + subject)).isTrue();
        assertThat(open.external().signIns().bearer(arrival)).isEqualTo(user);
        String full = open.keys().create(user.principal(), ALL, user.scopes()).secret();
        assertThat(open.members().ofKey(full).orElseThrow().groups()).contains("of " + subject, "user");
        NewKey few = new NewKey(Optional.of(Set.of(Scope.READ_DATA)), Optional.empty(), Optional.empty());
        String weak = open.keys().create(user.principal(), few, user.scopes()).secret();
        assertThat(open.members().ofKey(weak).orElseThrow().groups()).containsExactly("read:data");
        NewKey tagged = new NewKey(
                Optional.of(Role.USER.scopes()), Optional.empty(), Optional.empty(), Optional.of(Set.of("team")));
        String limited =
                open.keys().create(user.principal(), tagged, user.scopes()).secret();
        assertThat(open.members().ofKey(limited).orElseThrow().holds("of " + subject))
                .isFalse();
        Arrival without = new Arrival(
                "kc",
                subject,
                subject,
                Optional.of(new Granted(Set.of(Role.USER))),
                Optional.empty(),
                Optional.empty());
        open.external().signIns().ofProgram(without);
        assertThat(open.members().ofKey(full).orElseThrow().holds("of " + subject))
                .isFalse();
    }

    private static Arrival renewable(String subject, String renewal, Role... roles) {
        Arrival plain = arrival(subject, subject, roles);
        return new Arrival(
                plain.provider(),
                subject,
                subject,
                plain.granted(),
                plain.providerSession(),
                Optional.empty(),
                Optional.of(renewal));
    }

    private static ForeignTokens provider(Function<Arrival, Arrival> answer) {
        return new ForeignTokens() {
            @Override
            public Optional<Shown> find(String token) {
                return Optional.empty();
            }

            @Override
            public Arrival renew(Arrival before) {
                return answer.apply(before);
            }
        };
    }

    private UUID session(Map<String, Object> tokens) {
        return open.tokens().sessionOfRefresh(tokens.get("refresh_token").toString());
    }

    // rule 26
    @Test
    void aSessionThatGoesOn_hasTheRolesOfNow() {
        String subject = some();
        Map<String, Object> tokens = open.external().signIns().ofProgram(renewable(subject, "first", Role.USER));
        Renewals renewals = open.external().renewals();
        renewals.renew(
                session(tokens),
                () -> provider(before -> {
                    assertThat(before.renewal()).hasValue("first");
                    return renewable(subject, "second", Role.USER, Role.ADMIN);
                }));
        Identity.Member user = open.members().ofToken(tokens.get("access_token").toString());
        assertThat(user.roles()).containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
        UUID session = session(tokens);
        Supplier<ForeignTokens> slow = () -> provider(before -> {
            assertThat(before.renewal()).hasValue("second");
            other.external().renewals().renew(session, () -> provider(_ -> renewable(subject, "third", Role.USER)));
            throw ProblemException.of(401, "used up");
        });
        renewals.renew(session, slow);
        assertThat(open.sessions().owner(session)).isPresent();
    }

    // rule 26
    @Test
    void whoeverHasNoRoleAnyMore_isOutWithAllKeys() {
        String subject = some();
        Map<String, Object> tokens = open.external().signIns().ofProgram(renewable(subject, "first", Role.USER));
        Identity.Member user = open.members().ofToken(tokens.get("access_token").toString());
        String key = open.keys().create(user.principal(), ALL, user.scopes()).secret();
        assertThat(open.members().ofKey(key).orElseThrow().scopes()).isNotEmpty();
        assertProblem(
                401,
                "re-authenticate",
                () -> open.external()
                        .renewals()
                        .renew(session(tokens), () -> provider(_ -> renewable(subject, "second"))));
        assertThat(open.members().ofKey(key).orElseThrow().scopes()).isEmpty();
        assertThat(open.sessions().owner(session(tokens))).isEmpty();
        Map<String, Object> later = open.external().signIns().ofProgram(renewable(subject, "first", Role.USER));
        open.administration().remove(user.principal());
        open.external().renewals().renew(session(later), () -> {
            throw new AssertionError("Nobody is there to ask for");
        });
    }

    // rule 29
    @Test
    void tokensOfAProvider_areToldOfOncePerSession() {
        String subject = some();
        List<AuditEvent> events = new ArrayList<>();
        SignIns signIns = open.external().signIns();
        signIns.tell(events::add);
        Arrival ofSession = arrival(subject, subject, Role.USER);
        Arrival ofNone = new Arrival("kc", subject, subject, Optional.empty(), Optional.empty(), Optional.empty());
        signIns.bearer(ofSession, "one");
        signIns.bearer(ofSession, "two");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("login.token");
            assertThat(event.name()).isEqualTo(subject);
        });
        signIns.bearer(ofNone, "one");
        signIns.bearer(ofNone, "one");
        signIns.bearer(ofNone, "two");
        assertThat(events).hasSize(3).noneMatch(event -> event.toString().contains("one"));
        signIns.tell(_ -> {});
    }

    // rule 28
    @Test
    void whatIsSealed_opensForThoseWithThePassword() {
        Seals seals = open.external().seals();
        String sealed = seals.seal("a secret", "password");
        assertThat(sealed).doesNotContain("secret").isNotEqualTo(seals.seal("a secret", "password"));
        assertThat(other.external().seals().open(sealed, "password")).hasValue("a secret");
        assertThat(seals.open(sealed, "another")).isEmpty();
        assertThat(seals.open("x", "password")).isEmpty();
        assertThat(seals.open("x.AAAA", "password")).isEmpty();
        open.signing().rotate();
        assertThat(seals.open(sealed, "password")).hasValue("a secret");
    }
}
