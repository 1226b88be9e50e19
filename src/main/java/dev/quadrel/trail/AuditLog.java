package dev.quadrel.trail;

import dev.quadrel.catalog.Sessions;
import dev.quadrel.query.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/// The rows of the trail. What is written is on disk as far as anything in the catalog's database is. Thread safe.
final class AuditLog implements AutoCloseable {

    static final List<Class<?>> ENTITIES = List.of(AuditEntity.class);

    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final Sessions sessions;
    private final AuditSettings settings;
    private final Clock clock;
    private volatile Instant nextPurge = Instant.MIN;

    AuditLog(Sessions sessions, AuditSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /// Adds entries, all or none of them, and deletes those that are too old.
    void write(List<Happened> entries) {
        Instant now = clock.instant();
        boolean isTime = !now.isBefore(nextPurge);
        sessions.write(session -> {
            entries.forEach(entry -> session.insert(AuditEntity.of(entry)));
            return isTime ? purge(session, now) : 0;
        });
        if (isTime) {
            nextPurge = now.plus(BETWEEN_PURGES);
        }
    }

    /// The newest row stays in any case, so that ids go on from it.
    private int purge(StatelessSession session, Instant now) {
        int count = 0;
        if (settings.retention().isPositive()) {
            count += delete(
                    session,
                    "delete from AuditEntity e where e.happened < :oldest"
                            + " and e.id < (select max(f.id) from AuditEntity f)",
                    Map.of("oldest", now.minus(settings.retention()).toEpochMilli()));
        }
        if (settings.entries() > 0) {
            count += delete(
                    session,
                    "delete from AuditEntity e where e.id <= (select max(f.id) from AuditEntity f) - :most",
                    Map.of("most", settings.entries()));
        }
        return count;
    }

    private static int delete(StatelessSession session, String statement, Map<String, Object> values) {
        MutationQuery query = session.createMutationQuery(statement);
        values.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /// A page of entries, the newest first.
    List<AuditEntity> list(Wanted wanted) {
        Page page = wanted.page();
        if (page.limit() == 0 || page.offset() > Integer.MAX_VALUE) {
            return List.of();
        }
        return sessions.look(session -> query(session, wanted)
                .setFirstResult((int) page.offset())
                .setMaxResults(page.limit())
                .getResultList());
    }

    private static SelectionQuery<AuditEntity> query(StatelessSession session, Wanted wanted) {
        StringBuilder text = new StringBuilder("from AuditEntity e where e.happened >= :from and e.happened < :to");
        wanted.kind().ifPresent(_ -> text.append(" and e.kind = :kind"));
        wanted.account().ifPresent(_ -> text.append(" and (e.account = :account or e.name = :account)"));
        if (wanted.page().cursor() != null) {
            text.append(" and e.id < :cursor");
        }
        SelectionQuery<AuditEntity> query = session.createSelectionQuery(
                        text.append(" order by e.id desc").toString(), AuditEntity.class)
                .setParameter("from", wanted.from().toEpochMilli())
                .setParameter("to", wanted.to().toEpochMilli());
        wanted.kind().ifPresent(kind -> query.setParameter("kind", kind));
        wanted.account().ifPresent(account -> query.setParameter("account", account));
        if (wanted.page().cursor() != null) {
            query.setParameter("cursor", wanted.page().cursor());
        }
        return query;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
