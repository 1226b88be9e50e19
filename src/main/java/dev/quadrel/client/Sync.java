package dev.quadrel.client;

import dev.quadrel.client.ClientException.Conflict;
import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Copies nodes from one server to another, or to another place. Data goes chunk by chunk and partition by partition,
/// as bytes, and is not changed; of files that a server has only registered, the registration is copied.
public final class Sync {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final ContainerClient target;
    private final Taken taken;
    private final List<NodePath> copied = new ArrayList<>();
    private final List<NodePath> skipped = new ArrayList<>();

    private Sync(ContainerClient target, Taken taken) {
        this.target = target;
        this.taken = taken;
    }

    /// What happens to a node whose key is taken.
    public enum Taken {
        /// The copy ends with a [Conflict].
        FAIL,
        /// It is left out, with all that is in it.
        SKIP
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

    /// Copies all that is in a container into another one.
    ///
    /// @throws ClientException for the first request that fails; what was copied by then stays
    public static Report copy(ContainerClient source, ContainerClient target, Taken taken) {
        Sync sync = new Sync(target, taken);
        sync.all(source, target);
        return new Report(sync.copied, sync.skipped);
    }

    private void all(ContainerClient from, ContainerClient to) {
        Children.each(from, item -> one(from.context(), item, to));
    }

    private void one(Context from, Item item, ContainerClient to) {
        Optional<Members> source =
                item.attributes().objects("data_sources").stream().findFirst();
        Optional<NodeClient> made = isKnown(item) ? made(item, source, to) : Optional.empty();
        if (made.isEmpty()) {
            skipped.add(item.path());
            return;
        }
        NodeClient node = Nodes.of(from, item);
        if (node instanceof ContainerClient container && made.get() instanceof ContainerClient copy) {
            all(container, copy);
        } else if (!isExternal(source)) {
            DataCopy.of(node, made.get());
        }
        copied.add(item.path());
        target.context().options().progress().at("copy " + item.path(), copied.size(), -1);
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
            if (e.status() != UNSUPPORTED_MEDIA_TYPE || isExternal(source)) {
                throw e;
            }
            return Optional.of(to.create(node(item, source, false)));
        }
    }

    /// @param sameForm whether it is to be stored in the form that it has
    private static NewNode node(Item item, Optional<Members> source, boolean sameForm) {
        NewNode node = source.filter(_ -> item.family() != StructureFamily.CONTAINER)
                .map(data -> NewNode.of(item.family(), data.members("structure").map(), stored(data, sameForm)))
                .orElseGet(NewNode::container);
        return node.key(item.path().key())
                .metadata(item.metadata())
                .specs(item.specs().toArray(Spec[]::new));
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
