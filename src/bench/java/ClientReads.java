import dev.quadrel.client.ArrayClient;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Quadrel;
import java.util.concurrent.atomic.AtomicLong;

/// Quadrel's Java client at a server: prints the seconds of each round, as a JSON list, after some that warm the JVM
// up.
///
/// `ClientReads list URI ROUNDS` reads all entries of a container with what they say of themselves, and
/// `ClientReads read URI ROUNDS` all blocks of an array.
public final class ClientReads {

    private static final int WARM_UP = 8;

    private ClientReads() {}

    /// Runs a case.
    public static void main(String[] words) {
        NodeClient node = Quadrel.connect(words[1]);
        StringBuilder seconds = new StringBuilder("[");
        try (Context _ = node.context()) {
            for (int round = 0; round < WARM_UP + Integer.parseInt(words[2]); round++) {
                long begun = System.nanoTime();
                long count = words[0].equals("list") ? list((ContainerClient) node) : read((ArrayClient) node);
                if (round >= WARM_UP) {
                    seconds.append(round > WARM_UP ? "," : "").append((System.nanoTime() - begun) / 1e9);
                }
                System.err.println(count);
            }
        }
        System.out.println(seconds.append(']'));
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
