import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Quadrel;
import java.util.concurrent.atomic.AtomicLong;

/// Quadrel's Java client at a server: prints each round's seconds, as a JSON list, after some that warm the JVM:
/// eight, and as many as begin within eight seconds.
///
/// `ClientReads list URI ROUNDS` reads all entries of a container with what they say of themselves, and
/// `ClientReads read URI ROUNDS` all blocks of an array.
public final class ClientReads {

    private static final int WARM_UP = 8;
    private static final long WARM_UP_NANOS = 8_000_000_000L;

    private ClientReads() {}

    /// Runs a case.
    public static void main(String[] words) {
        NodeClient node = Quadrel.connect(words[1]);
        StringBuilder seconds = new StringBuilder("[");
        try (Context _ = node.context()) {
            long warm = System.nanoTime() + WARM_UP_NANOS;
            for (int round = 0; round < WARM_UP || System.nanoTime() < warm; round++) {
                System.err.println(count(words[0], node));
            }
            for (int round = 0; round < Integer.parseInt(words[2]); round++) {
                long begun = System.nanoTime();
                System.err.println(count(words[0], node));
                seconds.append(round > 0 ? "," : "").append((System.nanoTime() - begun) / 1e9);
            }
        }
        System.out.println(seconds.append(']'));
    }

    private static long count(String what, NodeClient node) {
        return what.equals("list") ? list((ContainerClient) node) : read((ArrayClient) node);
    }

    private static long list(ContainerClient container) {
        return container.values().stream()
                .filter(node -> !node.metadata().isEmpty())
                .count();
    }

    private static long read(ArrayClient array) {
        AtomicLong bytes = new AtomicLong();
        array.forEachBlock(block -> bytes.addAndGet(block.values().byteSize()));
        return bytes.get();
    }
}
