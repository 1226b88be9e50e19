package dev.quadrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What holds for API keys in each database.
abstract class KeyContract extends IdentityContract {

    // rule 7
    @Test
    void ofAKey_theDatabaseHasTheHash() {
        User user = user(Role.USER);
        ApiKeys.Made made = open.keys().create(user.uuid(), ALL, Scope.ALL);
        assertThat(made.secret()).matches("[0-9a-f]{72}");
        assertThat(made.key().firstEight).isEqualTo(made.secret().substring(0, 8));
        assertThat(made.key().secretHash)
                .hasSize(64)
                .isEqualTo(Secrets.hash(made.secret()).orElseThrow());
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(open.members().ofKey(made.secret())).hasValueSatisfying(member -> {
            assertThat(member.principal()).isEqualTo(user.uuid());
            assertThat(member.key()).hasValue(made.key().firstEight);
        });
        assertThat(open.members().ofKey(made.key().secretHash)).isEmpty();
        assertThat(open.members().ofKey(made.secret().substring(1))).isEmpty();
        assertThat(open.members().ofKey("no digits at all")).isEmpty();
    }

    // rule 8
    @Test
    void scopesOfAKey_areThoseThatItsOwnerHasToo() {
        User user = user(Role.ADMIN);
        NewKey narrow = new NewKey(
                Optional.of(Set.of(Scope.READ_DATA, Scope.READ_PRINCIPALS)), Optional.empty(), Optional.empty());
        String key = key(user, narrow);
        assertThat(open.members().ofKey(key).orElseThrow().scopes())
                .containsExactlyInAnyOrder(Scope.READ_DATA, Scope.READ_PRINCIPALS);
        assertThat(open.members().ofKey(key(user, ALL)).orElseThrow().scopes()).isEqualTo(Role.ADMIN.scopes());
        open.database().revoke(rows -> {
            PrincipalEntity principal = rows.principal(user.uuid()).orElseThrow();
            principal.roles = Role.USER.text();
            rows.session().update(principal);
            return principal;
        });
        assertThat(open.members().ofKey(key).orElseThrow().scopes()).containsExactly(Scope.READ_DATA);
    }

    // rule 9
    @Test
    void aKey_doesNotGoBeyondWhoAsksForIt() {
        User user = user(Role.USER);
        NewKey admin = new NewKey(Optional.of(Set.of(Scope.METRICS)), Optional.empty(), Optional.empty());
        assertProblem(403, "'metrics'", () -> open.keys().create(user.uuid(), admin, Scope.ALL));
        assertProblem(403, "subset", () -> open.keys().create(user.uuid(), ALL, Set.of(Scope.READ_DATA)));
        assertProblem(404, "No such", () -> open.keys().create(new UUID(0, 0), ALL, Scope.ALL));
    }

    // rule 9
    @Test
    void aKeyMadeByOneThatEnds_endsNoLater() {
        User user = user(Role.USER);
        Duration hour = Duration.ofHours(1);
        NewKey brief = new NewKey(Optional.empty(), Optional.of(hour), Optional.empty());
        ApiKeys.Made first = open.keys().create(user.uuid(), brief, Scope.ALL);
        Identity.Member caller = open.members().ofKey(first.secret()).orElseThrow();
        assertThat(open.keys().endingWith(caller, ALL).life().orElseThrow()).isLessThanOrEqualTo(hour);
        NewKey shorter = brief.atMost(Duration.ofMinutes(1));
        assertThat(open.keys().endingWith(caller, shorter)).isEqualTo(shorter);
        Identity.Member endless = open.members().ofKey(key(user, ALL)).orElseThrow();
        assertThat(open.keys().endingWith(endless, ALL)).isEqualTo(ALL);
    }

    @Test
    void aPrincipal_hasAHundredKeys() {
        User user = user(Role.USER);
        NewKey brief = new NewKey(Optional.empty(), Optional.of(Duration.ofHours(1)), Optional.empty());
        for (int i = 0; i < 100; i++) {
            key(user, brief);
        }
        assertProblem(400, "100 API keys", () -> key(user, ALL));
        clock.move(Duration.ofHours(1));
        key(user, ALL);
    }

    // rule 10
    @Test
    void aDeletedKey_isRefusedAtOnceHereAndSoonElsewhere() throws Exception {
        User user = user(Role.USER);
        String key = key(user, ALL);
        assertThat(open.members().ofKey(key)).isPresent();
        assertThat(other.members().ofKey(key)).isPresent();
        assertThat(open.keys().delete(user.uuid(), key)).isTrue();
        assertThat(open.members().ofKey(key)).isEmpty();
        Thread.sleep(950);
        assertThat(other.members().ofKey(key)).isEmpty();
    }

    // rule 20
    @Test
    void tagsOfAKey_areThoseOfItsMember() {
        User user = user(Role.USER);
        NewKey wanted = new NewKey(
                Optional.of(Set.of(Scope.READ_DATA)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Set.of("b", "a")));
        ApiKeys.Made made = open.keys().create(user.uuid(), wanted, Scope.ALL);
        assertThat(made.key().accessTags).isEqualTo("[\"a\",\"b\"]");
        assertThat(PrincipalJson.key(made.key())).containsEntry("access_tags", List.of("a", "b"));
        assertThat(open.members().ofKey(made.secret()).orElseThrow().tags()).hasValue(Set.of("a", "b"));
        assertThat(open.members().ofKey(key(user, ALL)).orElseThrow().tags()).isEmpty();
        assertThat(open.principals().find(user.name())).hasValue(user.uuid());
        assertThat(open.principals().find(user.uuid().toString())).hasValue(user.uuid());
        assertThat(open.principals().find("nobody")).isEmpty();
    }

    // rule 10
    @Test
    void anExpiredKey_isRefusedThoughItIsKnown() {
        User user = user(Role.USER);
        String key = key(user, new NewKey(Optional.empty(), Optional.of(Duration.ofSeconds(60)), Optional.empty()));
        assertThat(open.members().ofKey(key)).isPresent();
        clock.move(Duration.ofSeconds(60));
        assertThat(open.members().ofKey(key)).isEmpty();
        assertThat(open.principals().find(user.uuid()).orElseThrow().keys()).isEmpty();
    }
}
