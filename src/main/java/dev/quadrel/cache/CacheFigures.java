package dev.quadrel.cache;

import dev.quadrel.figures.Figure;
import dev.quadrel.figures.FigureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// What the cache of results does, once it is used.
@ApplicationScoped
class CacheFigures implements FigureSource {

    private static final CacheStatistics NONE = new CacheStatistics(0, 0, 0, 0, 0, 0);

    @Inject
    ResultCache cache;

    @Override
    public List<Figure> figures() {
        CacheStatistics now = ServerCaches.isStarted("results") ? cache.statistics() : NONE;
        return List.of(
                Figure.counter("quadrel_cache_hits_total", "Results that were found in the cache", now.hits()),
                Figure.counter("quadrel_cache_misses_total", "Results that were not found in the cache", now.misses()),
                Figure.counter("quadrel_cache_stores_total", "Results that were put into the cache", now.stores()),
                Figure.counter(
                        "quadrel_cache_evictions_total", "Results that went to make room for others", now.evictions()),
                Figure.gauge("quadrel_cache_entries", "Results in the cache", now.entries()),
                Figure.gauge("quadrel_cache_bytes", "Bytes of the results in the cache", now.bytes()));
    }
}
