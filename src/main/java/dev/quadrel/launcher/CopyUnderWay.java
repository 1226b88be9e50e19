package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Sync;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Which nodes of a copy are done, for somebody who interrupts it. Then, a node whose data is not all there is deleted,
/// and containers that lack nodes are named.
final class CopyUnderWay implements Sync.Watcher, Runnable {

    private final Consumer<String> told;
    private final AtomicInteger copied = new AtomicInteger();
    private final Deque<Node> begun = new ConcurrentLinkedDeque<>();

    /// @param told is given lines for people
    CopyUnderWay(Consumer<String> told) {
        this.told = told;
    }

    private record Node(UnfinishedNode node, State state) {}

    private enum State {
        BEGUN,
        CONTAINER,
        DATA
    }

    @Override
    public void begins(ContainerClient place, String key) {
        begun.push(new Node(new UnfinishedNode(place, key, told), State.BEGUN));
    }

    @Override
    public void made(NodeClient node) {
        Node last = begun.pop();
        begun.push(new Node(last.node(), node instanceof ContainerClient ? State.CONTAINER : State.DATA));
    }

    @Override
    public void ends(boolean whether) {
        begun.pop();
        copied.addAndGet(whether ? 1 : 0);
    }

    @Override
    public void run() {
        List<Node> nodes = List.copyOf(begun);
        told.accept("Interrupted: " + copied + " nodes are copied" + lacking(nodes));
        for (Node one : nodes) {
            switch (one.state()) {
                case BEGUN -> told.accept("Interrupted: " + one.node().name() + " may be there, and incomplete");
                case DATA -> one.node().run();
                case CONTAINER -> {}
            }
        }
    }

    private static String lacking(List<Node> nodes) {
        String names = nodes.reversed().stream()
                .filter(node -> node.state() == State.CONTAINER)
                .map(node -> node.node().name())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; of those in " + names + " some may be missing";
    }
}
