package dev.quadrel.launcher;

import java.lang.reflect.Field;

/// Keeps Java from warning users of Arrow's memory, which is that of `sun.misc.Unsafe`: no entry of a jar's manifest
/// does. Java warns once in a process, so it is told that it has.
final class QuietMemory {

    private QuietMemory() {}

    /// Before tables are read or written.
    static void warnNobody() {
        try {
            Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
            warned.setAccessible(true);
            warned.setBoolean(null, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // This Java has no such field: whatever it says is said.
        }
    }
}
