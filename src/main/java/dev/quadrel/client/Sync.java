package dev.quadrel.client;

import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Copies nodes from one server to another, or to another place. Data goes chunk by chunk and partition by partition,
/// as bytes, and is not changed; of files that a server has only registered, the registration is copied, which has
/// all that is in them.
public final class Sync {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final ContainerClient target;
    private final Taken taken;
    private final Watcher watcher;
    private final List<NodePath> copied = new ArrayList<>();
    private final List<NodePath> skipped = new ArrayList<>();

    private Sync(ContainerClient target, Taken taken, Watcher watcher) {
        this.target = target;
        this.taken = taken;
        this.watcher = watcher;
    }

    /// What happens to a node whose key is taken.
    public enum Taken {
        /// The copy ends with a [Conflict].
        FAIL,
        /// It is left out, with all that is in it.
        SKIP
    }

    /// Hears of each node, in the thread that copies. What is in a container begins and ends before the container ends.
    public interface Watcher {

        /// Nobody listens.
        Watcher NONE = new Watcher() {};

        /// A node is about to be made.
        ///
        /// @param place container that it will be in
        default void begins(ContainerClient place, String key) {}

        /// The node that began last is there, still without its data or what is in it.
        default void made(NodeClient node) {}

        /// The node that began last of those that have not ended has all that it is to have.
        ///
        /// @param copied whether it was made; else it was left out
        default void ends(boolean copied) {}
    }

    /// What was done.
    ///
    /// @param copied where the nodes were
    /// @param skipped where those were whose keys are taken, or whose kind one of the servers does not know
    public record Report(List<NodePath> copied, List<NodePath> skipped) {

        public Report {
            copied = List.copyOf(copied);
            skipped = List.copyOf(skipped);
        }
    }

    /// Copies all that is in a container, or what of it was searched for, into another one.
    ///
    /// @throws ClientException for the first request that fails; what was copied by then stays
    /// @throws IllegalArgumentException where the target is in the source
    public static Report copy(ContainerClient source, ContainerClient target, Taken taken) {
        return copy(source, target, taken, Watcher.NONE);
    }

    /// The same, for somebody who wants to know what is done when it ends early.
    public static Report copy(ContainerClient source, ContainerClient target, Taken taken, Watcher watcher) {
        if (isIn(source, target)) {
            throw new IllegalArgumentException(target + " is in " + source + ", whose copy would have no end");
        }
        Sync sync = new Sync(target, taken, watcher);
        sync.all(source, target);
        return new Report(sync.copied, sync.skipped);
    }

    private static boolean isIn(ContainerClient source, ContainerClient target) {
        List<String> outer = source.path().segments();
        List<String> inner = target.path().segments();
        return inner.size() >= outer.size()
                && inner.subList(0, outer.size()).equals(outer)
                && isSame(source.context().api(), target.context().api());
    }

    /// By whatever name the server is called.
    private static boolean isSame(URI one, URI other) {
        return one.equals(other)
                || one.getPort() == other.getPort()
                        && one.getPath().equals(other.getPath())
                        && !Collections.disjoint(addresses(one), addresses(other));
    }

    private static List<InetAddress> addresses(URI server) {
        try {
            return List.of(InetAddress.getAllByName(server.getHost()));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private void all(ContainerClient from, ContainerClient to) {
        Children.each(from, item -> one(from.context(), item, to));
    }

    private void one(Context from, Item item, ContainerClient to) {
        Optional<Members> source =
                item.attributes().objects("data_sources").stream().findFirst();
        watcher.begins(to, item.path().key());
        Optional<NodeClient> made = isKnown(item) ? made(item, source, to) : Optional.empty();
        made.ifPresent(node -> fill(node, Nodes.of(from, item), isExternal(source)));
        (made.isPresent() ? copied : skipped).add(item.path());
        watcher.ends(made.isPresent());
        target.context().options().progress().at("copy " + item.path(), copied.size(), -1);
    }

    private void fill(NodeClient made, NodeClient from, boolean registered) {
        watcher.made(made);
        if (!registered) {
            content(from, made);
        }
    }

    private void content(NodeClient from, NodeClient to) {
        if (from instanceof ContainerClient container) {
            all(container, (ContainerClient) to);
        } else {
            DataCopy.of(from, to);
        }
    }

    private boolean isKnown(Item item) {
        return switch (item.family()) {
            case BYTES -> false;
            case CONTAINER -> true;
            case ARRAY, AWKWARD, RAGGED, SPARSE, TABLE ->
                !target.context().formats(item.family().text()).isEmpty();
        };
    }

    private Optional<NodeClient> made(Item item, Optional<Members> source, ContainerClient to) {
        try {
            return Optional.of(to.create(node(item, source, true)));
        } catch (Conflict e) {
            if (taken == Taken.FAIL) {
                throw e;
            }
            return Optional.empty();
        } catch (Invalid e) {
            if (e.status() != UNSUPPORTED_MEDIA_TYPE) {
                throw e;
            }
            return isExternal(source) ? Optional.empty() : Optional.of(to.create(node(item, source, false)));
        }
    }

    /// @param sameForm whether it is to be stored in the form that it has
    private static NewNode node(Item item, Optional<Members> source, boolean sameForm) {
        NewNode node = item.family() == StructureFamily.CONTAINER && !isExternal(source)
                ? NewNode.container()
                : NewNode.of(
                        item.family(),
                        structure(item, source),
                        source.map(data -> stored(data, sameForm)).orElse(DataSource.STORED));
        return node.key(item.path().key())
                .metadata(item.metadata())
                .specs(item.specs().toArray(Spec[]::new));
    }

    /// A server may have data whose place it does not tell.
    private static @Nullable Map<String, ?> structure(Item item, Optional<Members> source) {
        return source.orElse(item.attributes())
                .findMembers("structure")
                .map(Members::map)
                .orElse(null);
    }

    private static DataSource stored(Members data, boolean sameForm) {
        String mimetype = data.findText("mimetype").orElse(null);
        if (isExternal(Optional.of(data))) {
            List<Map<String, ?>> assets = data.objects("assets").stream()
                    .<Map<String, ?>>map(Sync::asset)
                    .toList();
            return new DataSource(
                    mimetype, data.findMembers("parameters").map(Members::map).orElse(Map.of()), "external", assets);
        }
        return new DataSource(sameForm ? mimetype : null, Map.of(), data.text("management"), List.of());
    }

    /// Without the number that the other server has for it.
    private static Map<String, ?> asset(Members asset) {
        Map<String, Object> copy = new LinkedHashMap<>(asset.map());
        copy.remove("id");
        return copy;
    }

    private static boolean isExternal(Optional<Members> source) {
        return source.flatMap(data -> data.findText("management"))
                .filter("external"::equals)
                .isPresent();
    }
}
