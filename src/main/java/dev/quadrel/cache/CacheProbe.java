package dev.quadrel.cache;

import dev.quadrel.health.Probe;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/// Whether no cache has failed to start.
@ApplicationScoped
class CacheProbe implements Probe {

    @Override
    public String name() {
        return "caches";
    }

    @Override
    public Set<Question> questions() {
        return EnumSet.of(Question.READY);
    }

    @Override
    public boolean isUp() {
        return !ServerCaches.hasFailed();
    }
}
