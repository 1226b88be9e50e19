package dev.quadrel.staticfile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files sent lately, by request path, within a bound of memory; the one unused for longest leaves first. Thread
/// safe.
final class FileCache {

    /// What an entry takes beside its content, a rough figure that bounds the count of entries too.
    private static final int ENTRY = 1024;

    private final long capacity;
    private final LinkedHashMap<String, StoredFile> files = new LinkedHashMap<>(64, 0.75f, true);
    private long used;

    /// @param capacity bytes
    FileCache(long capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable StoredFile find(String path) {
        return files.get(path);
    }

    /// A file that alone is over the bound is not kept, and drives no other out.
    synchronized void put(String path, StoredFile file) {
        if (cost(file) > capacity) {
            remove(path);
            return;
        }
        StoredFile before = files.put(path, file);
        used += cost(file) - (before == null ? 0 : cost(before));
        Iterator<Map.Entry<String, StoredFile>> oldest = files.entrySet().iterator();
        while (used > capacity && oldest.hasNext()) {
            used -= cost(oldest.next().getValue());
            oldest.remove();
        }
    }

    synchronized void remove(String path) {
        StoredFile before = files.remove(path);
        used -= before == null ? 0 : cost(before);
    }

    private static long cost(StoredFile file) {
        return (long) ENTRY + file.memory();
    }
}
