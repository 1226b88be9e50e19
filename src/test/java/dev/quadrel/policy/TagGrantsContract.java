package dev.quadrel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.CatalogDatabase;
import dev.quadrel.catalog.Sessions;
import dev.quadrel.policy.TagGrants.Grantee;
import dev.quadrel.policy.TagGrants.Level;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What holds for granted tags in each database. Two servers share it.
@TestInstance(Lifecycle.PER_CLASS)
abstract class TagGrantsContract {

    private TagGrants open;
    private TagGrants other;

    abstract CatalogDatabase database() throws Exception;

    @BeforeAll
    void open() throws Exception {
        CatalogDatabase database = database();
        open = new TagGrants(new Sessions(database, TagGrants.ENTITIES));
        other = new TagGrants(new Sessions(database, TagGrants.ENTITIES));
    }

    @AfterAll
    void close() {
        open.close();
        other.close();
    }

    private Identity.Member user() {
        UUID id = UUID.randomUUID();
        open.sessions().write(session -> {
            session.doWork(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO principals (uuid, type, roles, time_created) VALUES (?, 'user', 'user', 0)")) {
                    insert.setString(1, id.toString());
                    insert.executeUpdate();
                }
            });
            return id;
        });
        return new Identity.Member(id, Set.of(Scope.READ_DATA), Optional.empty(), Set.of(Role.USER), Optional.empty());
    }

    // rules 2 and 9
    @Test
    void aGrant_holdsAtOnceHere_andSoonElsewhere() throws Exception {
        Identity.Member user = user();
        String tag = "t-" + user.principal();
        Grantee grantee = new Grantee.Principal(user.principal());
        assertThat(open.of(user)).isEqualTo(other.of(user)).isEqualTo(new Rights(Set.of(), Set.of()));
        open.grant(tag, grantee, Level.READ);
        assertThat(open.of(user)).isEqualTo(new Rights(Set.of(tag), Set.of()));
        open.grant(tag, grantee, Level.WRITE);
        assertThat(open.of(user)).isEqualTo(new Rights(Set.of(), Set.of(tag)));
        assertThat(open.list()).contains(new TagGrants.Grant(tag, grantee, "write"));
        Thread.sleep(950);
        assertThat(other.of(user)).isEqualTo(new Rights(Set.of(), Set.of(tag)));
        assertThat(other.revoke(tag, grantee)).isTrue();
        assertThat(other.revoke(tag, grantee)).isFalse();
        assertThat(other.of(user)).isEqualTo(new Rights(Set.of(), Set.of()));
    }

    // rule 2
    @Test
    void aRolesGrant_isForAllThatHaveIt() {
        Identity.Member user = user();
        Grantee users = new Grantee.Everyone(Role.USER);
        Grantee admins = new Grantee.Everyone(Role.ADMIN);
        open.grant("all", users, Level.READ);
        open.grant("all", admins, Level.WRITE);
        assertThat(open.of(user)).isEqualTo(new Rights(Set.of("all"), Set.of()));
        assertThat(open.list()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(List.of(open.revoke("all", users), open.revoke("all", admins)))
                .containsOnly(true);
    }
}
