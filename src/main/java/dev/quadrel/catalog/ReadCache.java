package dev.quadrel.catalog;

import dev.quadrel.catalog.Viewer.Sight;
import dev.quadrel.structure.NodePath;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// What was read from a database since the last change, which everybody who changes something makes known here. Thread
/// safe.
///
/// All of it is forgotten at once, by a change and where it becomes too large. What somebody began to read before a
/// change goes with what was known before.
final class ReadCache {

    /// About the bytes of a node without its texts.
    private static final long NODE = 600;

    private final long size;
    private volatile Known known = new Known();

    /// @param size how many bytes it takes, about; 0 for none at all
    ReadCache(long size) {
        this.size = size;
    }

    /// What it is depends on who asks.
    private record Place(Sight sight, NodePath path) {}

    private record Page(Place container, Search search) {}

    /// What has been read since some change.
    private static final class Known {
        final ConcurrentMap<Place, Optional<Node>> nodes = new ConcurrentHashMap<>();
        final ConcurrentMap<Page, Listing> listings = new ConcurrentHashMap<>();
        final AtomicLong bytes = new AtomicLong();
    }

    /// The node of a path, which is read where it is not known.
    Optional<Node> node(Sight sight, NodePath path, Function<NodePath, Optional<Node>> read) {
        Known now = known;
        Place place = new Place(sight, path);
        Optional<Node> node = now.nodes.get(place);
        if (node != null) {
            return node;
        }
        Optional<Node> found = read.apply(path);
        if (hasRoom(
                now, NODE + path.text().length() + found.map(ReadCache::bytes).orElse(0L))) {
            now.nodes.put(place, found);
        }
        return found;
    }

    /// A page of a container, which is read where it is not known.
    Listing listing(Sight sight, NodePath container, Search search, Function<Search, Listing> read) {
        Known now = known;
        Page page = new Page(new Place(sight, container), search);
        Listing listing = now.listings.get(page);
        if (listing != null) {
            return listing;
        }
        Listing found = read.apply(search);
        if (hasRoom(now, NODE + bytes(found.nodes()))) {
            now.listings.put(page, found);
        }
        return found;
    }

    /// Starts anew where there is none.
    private boolean hasRoom(Known now, long bytes) {
        if (bytes > size) {
            return false;
        }
        if (now.bytes.addAndGet(bytes) <= size) {
            return true;
        }
        forget();
        return false;
    }

    private static long bytes(List<Node> nodes) {
        return nodes.stream().mapToLong(ReadCache::bytes).sum();
    }

    private static long bytes(Node node) {
        return NODE
                + node.metadata().length()
                + node.accessBlob().length()
                + node.source().map(ReadCache::bytes).orElse(0L);
    }

    private static long bytes(DataSource source) {
        return NODE * source.assets().size()
                + source.structure().length()
                + source.parameters().length()
                + source.properties().length();
    }

    /// To be called after each change, before anybody is told that it is done.
    void forget() {
        known = new Known();
    }
}
