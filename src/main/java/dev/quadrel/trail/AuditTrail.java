package dev.quadrel.trail;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.catalog.CatalogSettings;
import dev.quadrel.catalog.CatalogStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The audit trail of this deployment, in the catalog's database. Whatever was done is written before the request that
/// did it is answered; only refusals, and what happens before the database is open, wait a while. Refusals never open
/// the database: whoever guesses keys does not start anything. Thread safe.
@ApplicationScoped
public class AuditTrail {

    private final AuditSettings settings = AuditSettings.from(ConfigProvider.getConfig());
    private final Clock clock = Clock.systemUTC();
    private final Recorder recorder = new Recorder(this::log, clock);
    private volatile @Nullable AuditLog log;

    @Inject
    CatalogStore catalog;

    /// A wrong setting stops the start.
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        // The settings are read by now.
    }

    void happened(@Observes AuditEvent event) {
        recorder.add(event, database());
    }

    private Recorder.Database database() {
        CatalogSettings place = catalog.settings();
        boolean isKept = place.directory().isPresent() || place.databaseUrl().isPresent();
        return catalog.isOpen()
                ? Recorder.Database.OPEN
                : isKept ? Recorder.Database.CLOSED : Recorder.Database.TEMPORARY;
    }

    /// Those wanted, with all that has happened so far.
    List<AuditEntity> list(Wanted wanted) {
        recorder.writeOut();
        return log().list(wanted);
    }

    private AuditLog log() {
        AuditLog current = log;
        return current == null ? logOnce() : current;
    }

    private synchronized AuditLog logOnce() {
        AuditLog current = log;
        if (current == null) {
            current = new AuditLog(catalog.sessions(AuditLog.ENTITIES), settings, clock);
            log = current;
        }
        return current;
    }

    /// Before any bean is destroyed, as the catalog is needed for it.
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) ServletContext context) {
        if (catalog.isOpen()) {
            recorder.writeOut();
        }
        recorder.close();
        AuditLog current = log;
        if (current != null) {
            current.close();
        }
    }
}
