package dev.quadrel.catalog;

import dev.quadrel.health.Probe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/// Whether the catalog's database answers, once a request has opened it.
@ApplicationScoped
class CatalogProbe implements Probe {

    private static final int PATIENCE_SECONDS = 5;

    @Inject
    CatalogStore catalog;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Set<Question> questions() {
        return EnumSet.of(Question.READY);
    }

    @Override
    public boolean isUp() {
        return !catalog.isOpen() || catalog.sessions().read(connection -> connection.isValid(PATIENCE_SECONDS));
    }
}
