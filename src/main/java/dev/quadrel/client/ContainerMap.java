package dev.quadrel.client;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The nodes of a container as a map that cannot be changed.
final class ContainerMap extends AbstractMap<String, NodeClient> {

    private final ContainerClient container;

    ContainerMap(ContainerClient container) {
        this.container = container;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String text && container.containsKey(text);
    }

    @Override
    public @Nullable NodeClient get(@Nullable Object key) {
        return key instanceof String text && !text.isEmpty()
                ? container.find(text).orElse(null)
                : null;
    }

    @Override
    public Set<String> keySet() {
        return new Listed<>(container.keys());
    }

    @Override
    public Set<Map.Entry<String, NodeClient>> entrySet() {
        return new Listed<>(container.entries());
    }

    private static final class Listed<T> extends AbstractSet<T> {

        private final Sequence<T> items;

        Listed(Sequence<T> items) {
            this.items = items;
        }

        @Override
        public Iterator<T> iterator() {
            return items.iterator();
        }

        @Override
        public int size() {
            return (int) Math.min(Integer.MAX_VALUE, items.size());
        }
    }
}
