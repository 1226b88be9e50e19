package dev.quadrel.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which results the cache holds, how large each is, and which was not used for longest. Thread safe.
final class Ledger {

    /// @param bytes size as stored
    record Line(CacheKey key, long bytes, Instant expires) {}

    /// Least recently used first.
    private final LinkedHashMap<CacheKey, Line> lines = new LinkedHashMap<>(64, 0.75f, true);

    private long bytes;

    /// Enters a result as the most recently used one.
    synchronized void enter(Line line) {
        drop(line.key());
        lines.put(line.key(), line);
        bytes += line.bytes();
    }

    /// Enters results that were there before this server started, all as less recently used than those known.
    ///
    /// @param latestFirst the one used or stored last comes first
    synchronized void enterOlder(List<Line> latestFirst) {
        for (Line line : latestFirst) {
            if (!lines.containsKey(line.key())) {
                lines.putFirst(line.key(), line);
                bytes += line.bytes();
            }
        }
    }

    /// Notes that a result was used.
    synchronized void use(CacheKey key) {
        lines.get(key);
    }

    synchronized void drop(CacheKey key) {
        Line line = lines.remove(key);
        if (line != null) {
            bytes -= line.bytes();
        }
    }

    synchronized void dropAll(Collection<CacheKey> keys) {
        keys.forEach(this::drop);
    }

    /// Drops what has expired: it is gone from the cache, or will be soon.
    synchronized void dropExpired(Instant now) {
        for (Iterator<Line> all = lines.values().iterator(); all.hasNext(); ) {
            Line line = all.next();
            if (!now.isBefore(line.expires())) {
                all.remove();
                bytes -= line.bytes();
            }
        }
    }

    /// Drops the least recently used results until the others have at most this many bytes together.
    ///
    /// @return those that were dropped
    synchronized List<CacheKey> shrinkTo(long quota) {
        List<CacheKey> dropped = new ArrayList<>();
        while (bytes > quota) {
            Map.Entry<CacheKey, Line> eldest = lines.pollFirstEntry();
            bytes -= eldest.getValue().bytes();
            dropped.add(eldest.getKey());
        }
        return dropped;
    }

    synchronized SortedSet<String> sections() {
        SortedSet<String> sections = new TreeSet<>();
        lines.keySet().forEach(key -> sections.add(key.section()));
        return sections;
    }

    synchronized int entries() {
        return lines.size();
    }

    synchronized long bytes() {
        return bytes;
    }
}
