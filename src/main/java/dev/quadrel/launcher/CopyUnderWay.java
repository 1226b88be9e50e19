package dev.quadrel.launcher;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.NodeClient;
import dev.quadrel.client.Progress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Which nodes of a copy are done, for somebody who interrupts it.
final class CopyUnderWay implements Progress {

    private static final String DONE = "copy ";
    private static final long SECONDS = 4;

    private final Progress shown;
    private final Set<String> copied = ConcurrentHashMap.newKeySet();

    /// @param shown who is told too
    CopyUnderWay(Progress shown) {
        this.shown = shown;
    }

    @Override
    public void at(String what, long done, long total) {
        if (what.startsWith(DONE)) {
            copied.add(what.substring(DONE.length()));
        }
        shown.at(what, done, total);
    }

    /// What was done, and which node may be incomplete, in one line.
    ///
    /// @param skipping whether nodes were left out that had been there before
    String unfinished(ContainerClient source, ContainerClient target, boolean skipping) {
        String counted = "Interrupted: " + copied.size() + " nodes are copied; ";
        if (skipping) {
            return counted + "the one after them is left out the next time if it is there, though it may be incomplete";
        }
        return counted
                + begun(source, target)
                        .map(path -> Visible.text(path) + " may be incomplete: delete it before you copy again")
                        .orElse("the one after them may be incomplete");
    }

    private Optional<String> begun(ContainerClient source, ContainerClient target) {
        int above = source.path().segments().size();
        try {
            return CompletableFuture.supplyAsync(() -> begun(source, target, above))
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /// The first node in the order of the copy that is there and is not done.
    private Optional<String> begun(ContainerClient from, ContainerClient target, int above) {
        for (NodeClient node : from.values()) {
            if (!copied.contains(node.path().toString())) {
                List<String> keys = node.path().segments();
                Optional<NodeClient> made =
                        target.find(keys.subList(above, keys.size()).toArray(String[]::new));
                return made.flatMap(there -> node instanceof ContainerClient inner
                        ? begun(inner, target, above)
                        : Optional.of(there.path().toString()));
            }
        }
        return Optional.empty();
    }
}
