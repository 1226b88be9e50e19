package dev.quadrel.cache;

import dev.quadrel.command.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Shows an operator what the result cache holds and how it is used.
@ApplicationScoped
class CacheShowCommand implements Command {

    @Inject
    ResultCache cache;

    @Override
    public String name() {
        return "cache show";
    }

    @Override
    public int arguments() {
        return 0;
    }

    @Override
    public String help() {
        return "shows what the result cache holds and how it is used";
    }

    @Override
    public String run(List<String> arguments) {
        CacheStatistics now = cache.statistics();
        return """
            results    %d in %s
            bytes      %d
            hits       %d
            misses     %d
            stored     %d
            evicted    %d\
            """.formatted(
                now.entries(), cache.sections(), now.bytes(), now.hits(), now.misses(), now.stores(), now.evictions());
    }
}
