package dev.quadrel.identity;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sessions that go on as long as the provider where they began lets them: it is asked anew who it is, and for the
/// roles. Thread safe.
public final class Renewals {

    private static final int LOCKS = 64;

    private final IdentityDatabase database;

    /// A provider may take a second use of what it has replaced for a theft.
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    private volatile Consumer<AuditEvent> audit = event -> {};

    Renewals(IdentityDatabase database) {
        this.database = database;
    }

    /// Who is told of sessions that do not go on.
    void tell(Consumer<AuditEvent> listener) {
        audit = listener;
    }

    /// Asks the provider of a session, where it has given something to ask by; otherwise all stays as it was at the
    /// sign-in.
    ///
    /// @throws ProblemException 401 where it does not let the session go on, which is over then; 503 where it
    /// does not answer
    void renew(UUID session, Supplier<ForeignTokens> providers) {
        if (find(session).isEmpty()) {
            return;
        }
        ReentrantLock lock = locks[Math.floorMod(session.hashCode(), LOCKS)];
        lock.lock();
        try {
            find(session).ifPresent(before -> renew(before, providers.get()));
        } finally {
            lock.unlock();
        }
    }

    /// A session that its provider can be asked about.
    private record Before(SignInEntity signIn, Arrival arrival) {}

    private Optional<Before> find(UUID session) {
        return database.read(rows -> rows.session(session)
                .flatMap(_ -> Optional.ofNullable(rows.session().get(SignInEntity.class, session.toString())))
                .filter(signIn -> signIn.renewal != null)
                .flatMap(signIn -> rows.identityOf(signIn.provider, signIn.subject)
                        .map(identity -> new Before(signIn, before(signIn, identity)))));
    }

    private static Arrival before(SignInEntity signIn, IdentityEntity identity) {
        return new Arrival(
                signIn.provider,
                signIn.subject,
                identity.name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(signIn.renewal));
    }

    private void renew(Before before, ForeignTokens providers) {
        Arrival now;
        try {
            now = providers.renew(before.arrival);
        } catch (ProblemException refused) {
            int status = refused.problem().status();
            if (status != 401 && status != 403) {
                throw refused;
            }
            if (isRenewedElsewhere(before)) {
                return;
            }
            throw ended(before, Optional.empty());
        }
        if (now.hasNoRole()) {
            throw ended(before, Optional.of(now));
        }
        database.revoke(rows -> {
            take(rows, before, now);
            return now;
        });
    }

    /// By another server with this database, just now.
    private boolean isRenewedElsewhere(Before before) {
        return find(UUID.fromString(before.signIn.uuid))
                .filter(later -> !later.arrival.renewal().equals(before.arrival.renewal()))
                .isPresent();
    }

    private static void take(IdentityRows rows, Before before, Arrival now) {
        Optional<SessionEntity> holding = rows.session(UUID.fromString(before.signIn.uuid));
        if (holding.isEmpty() || new SignInRows(rows).renewed(now).isEmpty()) {
            throw over();
        }
        now.renewal()
                .ifPresent(renewal -> rows.change(
                        "update SignInEntity e set e.renewal = :renewal where e.uuid = :uuid",
                        Map.of("renewal", renewal, "uuid", before.signIn.uuid)));
    }

    /// Ends the session.
    ///
    /// @param without somebody who has lost all roles there: keys that were made here are of no use then
    private ProblemException ended(Before before, Optional<Arrival> without) {
        database.revoke(rows -> {
            without.ifPresent(new SignInRows(rows)::renewed);
            return rows.session(UUID.fromString(before.signIn.uuid)).filter(rows::revoke);
        });
        String detail = "by %s, when it was asked anew".formatted(before.signIn.provider);
        audit.accept(AuditEvent.done("session.revoke", "", before.signIn.uuid, detail)
                .by(before.arrival.name()));
        return over();
    }

    private static ProblemException over() {
        return ProblemException.of(401, LoginSessions.ENDED);
    }
}
