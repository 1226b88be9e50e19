package dev.quadrel.negotiation;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Compressors at rest: a new one for each small body would take longer than the body.
final class ZstdContexts {

    private static final int KEPT = 32;
    private static final Queue<ZstdCompressCtx> FREE = new ArrayBlockingQueue<>(KEPT);

    private ZstdContexts() {}

    /// One frame that says how long its content is.
    static byte[] compress(byte[] plain, int length, int level) {
        @Nullable ZstdCompressCtx free = FREE.poll();
        ZstdCompressCtx context = free == null ? new ZstdCompressCtx() : free;
        try {
            context.setLevel(level);
            byte[] room = new byte[(int) Zstd.compressBound(length)];
            int size = context.compressByteArray(room, 0, room.length, plain, 0, length);
            return Arrays.copyOf(room, size);
        } finally {
            if (!FREE.offer(context)) {
                context.close();
            }
        }
    }
}
