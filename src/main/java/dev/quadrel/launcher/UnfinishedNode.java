package dev.quadrel.launcher;

import dev.quadrel.client.ClientException;
import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Deletion;
import dev.quadrel.client.NodeClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A node that was not there before, and that is not whole yet: it is deleted where its making is interrupted, and that
/// is said.
record UnfinishedNode(ContainerClient container, String key, Consumer<String> told) implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration UNDER_WAY = Duration.ofMillis(500);

    @Override
    public void run() {
        Thread deleting = Thread.ofPlatform().daemon(true).start(this::delete);
        try {
            if (!deleting.join(PATIENCE)) {
                told.accept("Interrupted: the server does not answer, so " + name() + " may be there, and incomplete");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try {
            Optional<NodeClient> node = found();
            node.ifPresent(made -> made.delete(Deletion.ALL));
            told.accept("Interrupted: " + name()
                    + (node.isPresent() ? " is deleted, as it was incomplete" : " is not stored"));
        } catch (NotFound e) {
            told.accept("Interrupted: " + name() + " is not stored");
        } catch (ClientException e) {
            told.accept(
                    "Interrupted: " + name() + " is incomplete, and cannot be deleted: " + Visible.text(e.detail()));
        }
    }

    /// The request that makes it may just have been sent.
    private Optional<NodeClient> found() {
        Optional<NodeClient> node = container.find(key);
        if (node.isEmpty()) {
            try {
                Thread.sleep(UNDER_WAY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return node.isPresent() ? node : container.find(key);
    }

    /// Its path, for people.
    String name() {
        return Visible.text(container.path().isRoot() ? "/" + key : container.path() + "/" + key);
    }
}
