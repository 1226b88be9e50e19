package dev.quadrel.client;

import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureCodec;
import dev.quadrel.structure.StructureFamily;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A node of a catalog. What it says of the node is as of when it was asked for; [#refresh] asks again. Thread safe.
public sealed class NodeClient
        permits ArrayClient, AwkwardClient, ContainerClient, RaggedClient, SparseClient, TableClient {

    private final Context context;
    private volatile Item item;

    NodeClient(Context context, Item item) {
        this.context = context;
        this.item = item;
    }

    /// The server that it is on.
    public Context context() {
        return context;
    }

    /// Its key in its container; empty for the root.
    public String key() {
        return item.path().key();
    }

    /// Where it is.
    public NodePath path() {
        return item.path();
    }

    /// Where its description is.
    public URI uri() {
        return context.address("metadata", path()).uri();
    }

    /// What kind of data it is.
    public StructureFamily structureFamily() {
        return item.family();
    }

    /// What is said about the data; a JSON object as parsed.
    public Map<String, @Nullable Object> metadata() {
        return item.metadata();
    }

    /// What it promises beyond its structure.
    public List<Spec> specs() {
        return item.specs();
    }

    /// The layout of its data; empty for a container, and where there is no type for it here.
    public Optional<Structure> structure() {
        return switch (structureFamily()) {
            case ARRAY, TABLE, BYTES ->
                Optional.of(StructureCodec.parse(
                        structureFamily(), item.structure().map(Members::map).orElse(null)));
            case AWKWARD, CONTAINER, RAGGED, SPARSE -> Optional.empty();
        };
    }

    /// The description as the server has sent it.
    public Map<String, @Nullable Object> raw() {
        return item.raw();
    }

    /// Where its data is, by name: `self`, `full`, `block`, ...; some with `{0}` for a number. Of a node out of a list,
    /// the server is asked for them.
    public Map<String, String> links() {
        if (!item.hasLinks()) {
            refresh();
        }
        return item.links();
    }

    /// Media types that its data is sent as.
    public List<String> formats() {
        return Stream.concat(
                        specs().stream().map(Spec::name),
                        Stream.of(structureFamily().text()))
                .flatMap(name -> context.formats(name).stream())
                .distinct()
                .toList();
    }

    /// Asks for the description anew.
    ///
    /// @throws ClientException.NotFound where it is gone
    public void refresh() {
        item = context.item(path());
    }

    /// The container that it is in; empty for the root.
    public Optional<NodeClient> parent() {
        return path().isRoot() ? Optional.empty() : Optional.of(Nodes.at(context, path().parent()));
    }

    /// Where and how its data is stored, as the server says it.
    public List<Map<String, @Nullable Object>> dataSources() {
        Address address = context.address("metadata", path()).with("include_data_sources", true);
        Item described =
                Item.of(transport().send(Request.get(address.uri())).members().members("data"));
        return described.attributes().objects("data_sources").stream()
                .map(Members::map)
                .toList();
    }

    /// Says these things beside what is said already; a null removes one. What was before is kept as a revision.
    public void updateMetadata(Map<String, ?> changes) {
        change(Change.merge(changes));
    }

    /// Says these things instead of what is said already.
    public void replaceMetadata(Map<String, ?> metadata) {
        change(Change.replace(metadata));
    }

    /// Changes it, and asks for the description anew.
    public void change(Change change) {
        transport().send(change.request(context.address("metadata", path())));
        refresh();
    }

    /// What it was like before each change, oldest first.
    public Sequence<Revision> revisions() {
        return new Sequence<>(new RevisionListing(context, context.address("revisions", path())));
    }

    /// Forgets a revision.
    ///
    /// @throws ClientException.NotFound where there is none of that number
    public void deleteRevision(int number) {
        Address address = context.address("revisions", path()).with("number", number);
        transport().send(Request.of("DELETE", address.uri()));
    }

    /// Its data as the server writes it.
    ///
    /// @param out gets all of it, and is not closed
    /// @param format a media type, or the ending of a file name, such as `csv`; of those of [#formats]
    /// @throws ClientException.Invalid where the server has no such format for it
    public void export(OutputStream out, String format) {
        String route = (structureFamily() == StructureFamily.SPARSE
                        ? "array"
                        : structureFamily().text()) + "/full";
        Exports.toStream(this, context.address(route, path()).with("format", format), out);
    }

    /// Tells those who are [subscribed][Subscription] that nothing more will happen to it: its data is complete.
    ///
    /// @throws ClientException.NotFound where the server does not stream such nodes
    public void endStream() {
        transport()
                .send(Request.of(
                        "DELETE", context.address("stream/close", path()).uri()));
    }

    /// Removes it, where it is a container only an empty one; data that the server does not own stays.
    public void delete() {
        delete(Deletion.CAREFUL);
    }

    /// Removes it.
    ///
    /// @throws ClientException.Conflict where it holds what the order does not name
    public void delete(Deletion order) {
        Address address = context.address("metadata", path())
                .with("recursive", order.recursive())
                .with("external_only", order.externalOnly());
        transport().send(Request.of("DELETE", address.uri()));
    }

    Item item() {
        return item;
    }

    void item(Item changed) {
        item = changed;
    }

    Transport transport() {
        return context.transport();
    }

    /// The path of a node below.
    static NodePath below(NodePath path, String... keys) {
        List<String> segments = new ArrayList<>(path.segments());
        segments.addAll(List.of(keys));
        return new NodePath(segments);
    }

    @Override
    public String toString() {
        return structureFamily().text() + " " + path();
    }
}
