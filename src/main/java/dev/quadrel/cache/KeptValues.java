package dev.quadrel.cache;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.infinispan.Cache;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;

/// Values by name that outlive the server, and that all servers with the same cache share: one group of them. Thread
/// safe.
public final class KeptValues {

    private final Cache<byte[], byte[]> store;
    private final String group;

    /// The values of a group in an Infinispan cache, for those who have no server.
    public KeptValues(Cache<byte[], byte[]> store, String group) {
        this.store = store;
        this.group = group;
    }

    /// The values of a group in the server's cache `live`; it is started, if it was not.
    ///
    /// @throws IllegalStateException where it cannot be started
    public static KeptValues of(String group) {
        return new KeptValues(ServerCaches.get("live"), group);
    }

    /// All values of the group, in no order.
    public Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Map.Entry<byte[], byte[]> entry : store.entrySet()) {
            CacheKey key = StoreKey.parse(entry.getKey());
            if (key.section().equals(group)) {
                all.put(key.id(), entry.getValue());
            }
        }
        return all;
    }

    /// A value as it is now, whichever server has put it in.
    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(store.get(key(name)));
    }

    /// Puts values in, in one step. When this returns, they are on disk, and other servers have them.
    ///
    /// @param values not to be changed afterwards
    public void put(Map<String, byte[]> values) {
        IdentityHashMap<byte[], byte[]> entries = new IdentityHashMap<>();
        values.forEach((name, value) -> entries.put(key(name), value));
        store.putAll(entries);
    }

    /// Takes values out, where they are there.
    public void remove(Collection<String> names) {
        names.forEach(name -> store.remove(key(name)));
    }

    /// Tells the names of values that another server has put in, and sometimes of those that this one has: a change
    /// comes back from the server that owns the entry. It is told before the call that puts in returns, on a thread
    /// that must not wait.
    ///
    /// @return ends that
    public Runnable whenPutElsewhere(Consumer<String> told) {
        Watch watch = new Watch(group, told);
        store.addListener(watch);
        return () -> {
            if (store.getStatus().allowInvocations()) {
                store.removeListener(watch);
            }
        };
    }

    private byte[] key(String name) {
        return StoreKey.of(new CacheKey(group, name));
    }

    /// Hears of values; public, as Infinispan wants it.
    @Listener(observation = Listener.Observation.POST)
    public static final class Watch {

        private final String group;
        private final Consumer<String> told;

        private Watch(String group, Consumer<String> told) {
            this.group = group;
            this.told = told;
        }

        /// Infinispan calls it.
        @CacheEntryCreated
        @CacheEntryModified
        public void put(CacheEntryEvent<byte[], byte[]> event) {
            if (event.isOriginLocal()) {
                return;
            }
            CacheKey key = StoreKey.parse(event.getKey());
            if (key.section().equals(group)) {
                told.accept(key.id());
            }
        }
    }
}
