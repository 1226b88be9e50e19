package dev.quadrel.stream;

import dev.quadrel.access.Identity;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.Change;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Watcher;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.wslink.PushSocket;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/// The news of this server: hears of changes, and has the sockets of those who hear of nodes. Thread safe.
@ApplicationScoped
public class StreamHost implements Watcher {

    /// What it takes to hear a node.
    static final Set<Scope> SCOPES = Set.of(Scope.READ_DATA, Scope.READ_METADATA);

    /// Bytes of what a client says.
    private static final int LONGEST_TEXT = 64 << 10;

    private static final int RESTART = 1012;

    /// With which somebody is told that there is nothing for him.
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    private final StreamSettings settings = StreamSettings.from(ConfigProvider.getConfig());
    private final Streams streams = new Streams(settings, Clock.systemUTC());
    private final PushSocket.Port port =
            new PushSocket.Port(LONGEST_TEXT, settings.heartBeat(), settings.allowedOrigins());

    @Inject
    CatalogStore store;

    PushSocket.Port port() {
        return port;
    }

    /// Bytes of news that are kept.
    long size() {
        return streams.size();
    }

    @Override
    public int limit() {
        return settings.isOn() ? settings.eventSize() : 0;
    }

    @Override
    public long memory() {
        return settings.memory();
    }

    @Override
    public void changed(Change change) {
        switch (change) {
            case Change.Made made -> streams.tell(made.node().path().parent(), NewsMaker.of(made));
            case Change.Described described -> {
                NodePath path = described.node().path();
                if (!path.isRoot()) {
                    streams.tell(path.parent(), NewsMaker.of(described));
                }
            }
            case Change.Elements written -> streams.tell(written.node().path(), NewsMaker.of(written, limit()));
            case Change.Rows written -> streams.tell(written.node().path(), NewsMaker.of(written));
            case Change.Files files ->
                NewsMaker.of(files).ifPresent(news -> streams.tell(files.node().path(), news));
            case Change.Removed removed -> streams.delete(removed.path(), removed.all());
        }
    }

    /// Ends the stream of a node.
    void end(NodePath path) {
        if (settings.isOn()) {
            streams.tell(path, new News.End());
        }
    }

    /// Begins to hear a node for somebody.
    ///
    /// @param array where the elements of the node are read
    /// @throws ProblemException 401 where the scopes are missing; 403 or 404 where that one may not
    Subscriber subscriber(Identity who, NodePath path, String array, Telling telling, OptionalLong start) {
        if (!who.scopes().containsAll(SCOPES)) {
            throw ProblemException.of(401, "Not enough permissions. Requires scopes ['read:data', 'read:metadata']");
        }
        Node node = store.catalog(who, SCOPES).get(path);
        News.About about = News.About.node(node);
        Subscriber subscriber = new Subscriber(
                new Subscriber.Wanted(about, NodeSchema.of(node), array, telling, sees(who)), streams, start);
        // It may have been deleted before somebody listened.
        if (!isSeen(about, one -> store.catalog(who, SCOPES).find(one))) {
            subscriber.close();
            throw ProblemException.notFound("The node " + path + " was deleted");
        }
        return subscriber;
    }

    /// Where nobody decides, everybody sees all, and nobody is asked.
    private Predicate<News.About> sees(Identity who) {
        return store.hasPolicy()
                ? about -> isSeen(about, path -> store.catalog(who, SCOPES).find(path))
                : _ -> true;
    }

    /// Whether somebody sees a node, and not only another one that has its path by now.
    ///
    /// @param find how he finds nodes
    /// @throws ProblemException where nobody knows
    static boolean isSeen(News.About about, Function<NodePath, Optional<Node>> find) {
        try {
            return find.apply(about.path())
                    .filter(node -> node.id() == about.id())
                    .isPresent();
        } catch (ProblemException e) {
            if (REFUSALS.contains(e.problem().status())) {
                return false;
            }
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        port.close(RESTART, "The server stops");
    }
}
