package dev.quadrel.policy;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Role;
import dev.quadrel.catalog.Sessions;
import dev.quadrel.identity.ShortMemory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Who may use which tags. What somebody may is asked at each request, and so kept for less than a second. Thread safe.
record TagGrants(Sessions sessions, ShortMemory<String, Rights> known) implements AutoCloseable {

    static final List<Class<?>> ENTITIES = List.of(TagGrantEntity.class);

    /// Who reads a tag needs no Hibernate, which starts with the first change.
    private static final String RIGHTS =
            "SELECT g.tag, g.level FROM tag_grants g WHERE g.principal = ? OR g.role = ? OR g.role = ?";

    TagGrants(Sessions sessions) {
        this(sessions, new ShortMemory<>(System::nanoTime));
    }

    /// How far it goes.
    enum Level {
        READ,
        WRITE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who has it: a user or service, or all that have a role.
    sealed interface Grantee {
        record Principal(UUID id) implements Grantee {}

        record Everyone(Role role) implements Grantee {}
    }

    /// One of them.
    record Grant(String tag, Grantee grantee, String level) {}

    /// What somebody may.
    Rights of(Identity.Member member) {
        String user = role(member, Role.USER);
        String admin = role(member, Role.ADMIN);
        String key = member.principal() + user + admin;
        return known.find(
                        key,
                        _ -> Optional.of(sessions.read(connection ->
                                read(connection, member.principal().toString(), user, admin))))
                .orElseThrow();
    }

    private static String role(Identity.Member member, Role role) {
        return member.roles().contains(role) ? role.text() : "";
    }

    private static Rights read(Connection connection, String... grantees) throws SQLException {
        Set<String> read = new HashSet<>();
        Set<String> write = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
            for (int i = 0; i < grantees.length; i++) {
                statement.setString(i + 1, grantees[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    (row.getString(2).equals(Level.WRITE.text()) ? write : read).add(row.getString(1));
                }
            }
        }
        return new Rights(read, write);
    }

    /// Lets somebody use a tag so far, and no further.
    void grant(String tag, Grantee grantee, Level level) {
        change(session -> {
            List<TagGrantEntity> there = find(session, tag, grantee);
            TagGrantEntity grant = there.isEmpty() ? entity(tag, grantee) : there.getFirst();
            grant.level = level.text();
            if (there.isEmpty()) {
                session.insert(grant);
            } else {
                session.update(grant);
            }
            return grant;
        });
    }

    private static TagGrantEntity entity(String tag, Grantee grantee) {
        TagGrantEntity entity = new TagGrantEntity();
        entity.tag = tag;
        entity.principal = grantee instanceof Grantee.Principal(UUID id) ? id.toString() : null;
        entity.role = grantee instanceof Grantee.Everyone(Role role) ? role.text() : null;
        return entity;
    }

    /// Takes a tag away from somebody.
    ///
    /// @return whether it was granted
    boolean revoke(String tag, Grantee grantee) {
        return change(session -> {
            List<TagGrantEntity> there = find(session, tag, grantee);
            there.forEach(session::delete);
            return !there.isEmpty();
        });
    }

    private static List<TagGrantEntity> find(StatelessSession session, String tag, Grantee grantee) {
        String column = grantee instanceof Grantee.Principal ? "g.principal" : "g.role";
        @Nullable
        String value =
                grantee instanceof Grantee.Principal ? entity(tag, grantee).principal : entity(tag, grantee).role;
        return session.createSelectionQuery(
                        "from TagGrantEntity g where g.tag = :tag and " + column + " = :value", TagGrantEntity.class)
                .setParameter("tag", tag)
                .setParameter("value", value)
                .getResultList();
    }

    /// All of them, by their tags.
    List<Grant> list() {
        return sessions.look(session -> session
                .createSelectionQuery("from TagGrantEntity g order by g.tag, g.id", TagGrantEntity.class)
                .getResultList()
                .stream()
                .map(TagGrants::grant)
                .toList());
    }

    private static Grant grant(TagGrantEntity entity) {
        Grantee grantee = entity.principal == null
                ? new Grantee.Everyone(Role.of(String.valueOf(entity.role)).orElse(Role.USER))
                : new Grantee.Principal(UUID.fromString(entity.principal));
        return new Grant(entity.tag, grantee, entity.level);
    }

    private <T> T change(Sessions.Change<T> change) {
        try {
            return sessions.write(change);
        } finally {
            known.forget();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
