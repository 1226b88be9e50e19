package dev.quadrel.livestate;

import dev.quadrel.cache.KeptValues;

/// Where a live server keeps its state.
public enum StateForm {
    /// On the heap: it is gone with the server.
    MEMORY,
    /// In the server's Infinispan cache `live` too: it outlives the server, and all servers share it.
    INFINISPAN;

    /// @param name of the live server; those with the same one share what they keep
    StateStore store(String name) {
        return switch (this) {
            case MEMORY -> new MemoryStore();
            case INFINISPAN -> new KeptStore(KeptValues.of(name));
        };
    }
}
