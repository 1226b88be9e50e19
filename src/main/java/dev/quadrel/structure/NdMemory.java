package dev.quadrel.structure;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Zeros outside of the heap, for large arrays. Java's own memory is written twice, once with zeros. Where native
/// access is allowed, that of the system is taken, which is zero anyway, and comes in huge pages where Linux has such.
final class NdMemory {

    /// Less than this is not worth it.
    private static final long LARGE = 16L << 20;

    /// Of all such memory, since the garbage collector does not see how much there is.
    private static final long MOST = Runtime.getRuntime().maxMemory() / 2;

    private static final long PAGE = 4096;
    private static final int HUGE_PAGES = 14;
    private static final AtomicLong IN_USE = new AtomicLong();

    private NdMemory() {}

    /// Freed when nobody has it any more.
    static MemorySegment zeros(long size) {
        if (size >= LARGE && Native.FUNCTIONS != null) {
            if (IN_USE.addAndGet(size) <= MOST) {
                return Native.FUNCTIONS.zeros(size);
            }
            IN_USE.addAndGet(-size);
        }
        return Arena.ofAuto().allocate(size, Long.BYTES);
    }

    /// @param hugePages only on Linux
    private record Native(
            MethodHandle calloc,
            MethodHandle free,
            @Nullable MethodHandle hugePages) {

        static final @Nullable Native FUNCTIONS = NdMemory.class.getModule().isNativeAccessEnabled() ? found() : null;

        @SuppressWarnings("restricted")
        private static Native found() {
            Linker linker = Linker.nativeLinker();
            SymbolLookup lookup = linker.defaultLookup();
            MethodHandle calloc = linker.downcallHandle(
                    lookup.findOrThrow("calloc"),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
            MethodHandle free =
                    linker.downcallHandle(lookup.findOrThrow("free"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
            MethodHandle advise = lookup.find("madvise")
                    .filter(_ -> System.getProperty("os.name").equals("Linux"))
                    .map(function -> linker.downcallHandle(
                            function,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT)))
                    .orElse(null);
            return new Native(calloc, free, advise);
        }

        @SuppressWarnings("restricted")
        MemorySegment zeros(long size) {
            try {
                MemorySegment start = (MemorySegment) calloc.invokeExact(1L, size);
                if (start.address() == 0) {
                    throw new OutOfMemoryError("There are no " + size + " bytes outside of the heap");
                }
                if (hugePages != null) {
                    long page = Math.ceilDiv(start.address(), PAGE) * PAGE;
                    // Whether it is followed or not, the memory is the same.
                    int _ = (int) hugePages.invokeExact(page, start.address() + size - page, HUGE_PAGES);
                }
                return start.reinterpret(size, Arena.ofAuto(), memory -> give(memory, size));
            } catch (RuntimeException | Error e) {
                IN_USE.addAndGet(-size);
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private void give(MemorySegment memory, long size) {
            try {
                free.invokeExact(memory);
                IN_USE.addAndGet(-size);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Bytes of the system that are in use.
    static long inUse() {
        return IN_USE.get();
    }
}
