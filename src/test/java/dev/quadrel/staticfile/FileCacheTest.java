package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.EntityTag;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileCacheTest {

    private static final int ENTRY = 1024;

    // rule 15
    @Test
    void fullCache_dropsTheFileUnusedForLongest() {
        FileCache cache = new FileCache(3 * (ENTRY + 1000));
        StoredFile file = file(1000);
        cache.put("/a", file);
        cache.put("/b", file);
        cache.put("/c", file);
        assertThat(cache.find("/a")).isSameAs(file);
        cache.put("/d", file);
        assertThat(cache.find("/b")).isNull();
        assertThat(cache.find("/a")).isNotNull();
        assertThat(cache.find("/c")).isNotNull();
        assertThat(cache.find("/d")).isNotNull();
    }

    // rule 15
    @Test
    void replacedAndRemovedFiles_giveTheirMemoryBack() {
        FileCache cache = new FileCache(10 * ENTRY + 10_000);
        for (int i = 0; i < 1000; i++) {
            cache.put("/replaced", file(5000));
            cache.put("/removed", file(2000));
            cache.remove("/removed");
            cache.remove("/never-there");
        }
        cache.put("/replaced", file(1000));
        cache.put("/other", file(9000));
        assertThat(cache.find("/replaced")).isNotNull();
        assertThat(cache.find("/other")).isNotNull();
    }

    // rule 15
    @Test
    void boundHolds_forEntriesWithoutContentToo() {
        FileCache cache = new FileCache(100 * ENTRY);
        for (int i = 0; i < 1000; i++) {
            cache.put("/" + i, file(0));
        }
        long kept = IntStream.range(0, 1000)
                .filter(i -> cache.find("/" + i) != null)
                .count();
        assertThat(kept).isEqualTo(100);
    }

    // rule 15
    @Test
    void fileOverTheBound_isNotKeptAndDrivesNoOtherOut() {
        FileCache cache = new FileCache(10 * ENTRY);
        cache.put("/small", file(10));
        cache.put("/grows", file(10));
        cache.put("/grows", file(20_000));
        assertThat(cache.find("/small")).isNotNull();
        assertThat(cache.find("/grows")).isNull();
    }

    // rule 15
    @Test
    void codedForms_countToo() {
        StoredFile plain = file(1000);
        Representation gzip = Representation.inMemory(plain.plain().tag().coded("gzip"), new byte[3000], Path.of("a"));
        StoredFile both = new StoredFile(
                Path.of("a"), plain.stamp(), "text/plain", "", plain.plain(), Map.of("gzip", gzip), true, false, 0);
        assertThat(both.memory()).isEqualTo(4000);
    }

    private static StoredFile file(int size) {
        byte[] content = new byte[size];
        Path path = Path.of("a");
        Representation plain = Representation.inMemory(EntityTag.ofBytes(content), content, path);
        return new StoredFile(path, new FileStamp(size, 0, null), "text/plain", "", plain, Map.of(), false, false, 0);
    }
}
