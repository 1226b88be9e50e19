package dev.quadrel.livestate;

import dev.quadrel.cache.KeptValues;
import dev.quadrel.wslink.UnpackableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Values that outlive the server and that other servers share, by [KeptValues]; and all of them on the heap, which
/// is what is read.
///
/// What belongs to the page, `trame__*`, is the code's: it is not kept, nor is a value that cannot be packed.
final class KeptStore implements StateStore {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.livestate");

    private static final String PAGE = "trame__";

    private final KeptValues kept;
    private final MemoryStore values = new MemoryStore();

    /// The place of each key that was ever kept.
    private final Map<String, Long> places = new HashMap<>();

    /// What was there at the start, as it was: it need not be written again.
    private final Map<String, byte[]> found = new HashMap<>();

    private final Set<String> unwritten = new LinkedHashSet<>();
    private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
    private long nextPlace;

    KeptStore(KeptValues kept) {
        this.kept = kept;
    }

    @Override
    public @Nullable Object get(String key) {
        return values.get(key);
    }

    @Override
    public boolean contains(String key) {
        return values.contains(key);
    }

    @Override
    public void putAll(Map<String, ? extends @Nullable Object> changed) {
        values.putAll(changed);
        changed.keySet().stream().filter(key -> !key.startsWith(PAGE)).forEach(unwritten::add);
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        return values.snapshot();
    }

    @Override
    public Map<String, @Nullable Object> kept() {
        record Found(String key, KeptValue value) {}
        List<Found> all = new ArrayList<>();
        found.clear();
        kept.all()
                .forEach((key, bytes) -> KeptValue.parse(key, bytes).ifPresent(value -> {
                    all.add(new Found(key, value));
                    found.put(key, bytes);
                    place(key, value);
                }));
        all.sort(Comparator.<Found>comparingLong(one -> one.value().place()).thenComparing(Found::key));
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        all.forEach(one -> ordered.put(one.key(), one.value().value()));
        return ordered;
    }

    private void place(String key, KeptValue value) {
        places.put(key, value.place());
        nextPlace = Math.max(nextPlace, value.place() + 1);
    }

    /// Writes what was put in since the last time. Where that fails, the next flush writes it.
    @Override
    public void flushed() {
        if (unwritten.isEmpty()) {
            return;
        }
        Map<String, byte[]> packed = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        for (String key : unwritten) {
            try {
                byte[] bytes = packed(key);
                if (!Arrays.equals(found.remove(key), bytes)) {
                    packed.put(key, bytes);
                }
            } catch (UnpackableException e) {
                lost.add(key);
            }
        }
        write(packed, lost);
    }

    private byte[] packed(String key) {
        Long place = places.computeIfAbsent(key, _ -> nextPlace++);
        return new KeptValue(place, values.get(key)).bytes();
    }

    private void write(Map<String, byte[]> packed, List<String> lost) {
        try {
            if (!packed.isEmpty()) {
                kept.put(packed);
            }
            kept.remove(lost);
            unwritten.clear();
        } catch (RuntimeException e) {
            LOG.errorf(e, "The state is not kept until the next change: %s", unwritten);
        }
    }

    @Override
    public Runnable watch(Runnable told) {
        return kept.whenPutElsewhere(key -> {
            elsewhere.add(key);
            told.run();
        });
    }

    /// What is in the cache now counts, as the last of several writes; this server's own are in it, too.
    @Override
    public Map<String, @Nullable Object> fromOthers() {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (String key : List.copyOf(elsewhere)) {
            elsewhere.remove(key);
            Optional<KeptValue> now = kept.find(key).flatMap(bytes -> KeptValue.parse(key, bytes));
            if (now.isPresent() && !unwritten.contains(key) && differs(key, now.get())) {
                place(key, now.get());
                changed.put(key, now.get().value());
            }
        }
        values.putAll(changed);
        return changed;
    }

    private boolean differs(String key, KeptValue now) {
        return !values.contains(key) || !Equality.same(values.get(key), now.value());
    }
}
