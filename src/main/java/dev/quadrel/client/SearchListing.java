package dev.quadrel.client;

import dev.quadrel.query.Page;
import dev.quadrel.query.Sorting;
import dev.quadrel.structure.NodePath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The nodes of a container that fulfil conditions, as the server lists them.
///
/// @param keysOnly whether nothing else of them is wanted
record SearchListing(Context context, NodePath container, Search search, boolean keysOnly) implements Listing<Members> {

    private static final String OFFSET = "page[offset]";
    private static final String LIMIT = "page[limit]";

    @Override
    public Batch<Members> first(long offset, int limit, boolean backwards) {
        Search way = backwards ? search.reversed() : search;
        Address address = fields(way.on(address())).with(OFFSET, offset).with(LIMIT, limit);
        Batch<Members> batch = batch(address.uri());
        return isByCreation() ? batch : numbered(batch, offset, limit);
    }

    /// The server's link need not repeat what else was asked.
    @Override
    public Batch<Members> after(String next) {
        return isByCreation()
                ? batch(fields(search.on(address()).withRaw(pageParameters(next)))
                        .uri())
                : first(Long.parseLong(next), Page.LARGEST, false);
    }

    private boolean isByCreation() {
        return search.sorting().equals(Sorting.CREATION);
    }

    /// In any other order, Tiled's links end where it has estimated that the list does, which may be too early.
    private static Batch<Members> numbered(Batch<Members> batch, long offset, int limit) {
        boolean last = batch.items().size() < limit;
        return new Batch<>(
                batch.items(), last ? Optional.empty() : Optional.of(String.valueOf(offset + limit)), batch.count());
    }

    /// In any other order than that of creation, places are numbers of nodes. In that one they are cursors, which grow
    /// evenly where nodes have been made one after the other.
    @Override
    public Optional<String> foreseen(Optional<String> before, String place) {
        return isByCreation()
                ? Cursor.foreseen(before, place)
                : Optional.of(String.valueOf(Long.parseLong(place) + Page.LARGEST));
    }

    @Override
    public long count() {
        Request request =
                Request.get(search.on(address()).with("fields", "count").uri());
        return count(context.transport().send(request).members());
    }

    /// How many there are, as an answer says it.
    static long count(Members answer) {
        return answer.findMembers("meta")
                .flatMap(meta -> meta.findNumber("count"))
                .orElse(0L);
    }

    private Address address() {
        return context.address("search", container);
    }

    /// Links are more than half of what the server would send; whoever wants those of a node asks for them.
    private Address fields(Address address) {
        return (keysOnly ? address.with("fields", "") : address).with("omit_links", true);
    }

    private Batch<Members> batch(URI uri) {
        Members answer = context.transport().send(Request.get(uri)).members();
        Optional<String> next = answer.findMembers("links").flatMap(links -> links.findText("next"));
        return new Batch<>(answer.objects("data"), next, count(answer));
    }

    /// Those of the query that say which page it is, escaped.
    static List<String> pageParameters(String link) {
        int query = link.indexOf('?');
        List<String> parameters = new ArrayList<>();
        if (query >= 0) {
            Arrays.stream(link.substring(query + 1).split("&"))
                    .filter(parameter -> parameter.startsWith("page[") || parameter.startsWith("page%5B"))
                    .map(parameter -> parameter.replace("[", "%5B").replace("]", "%5D"))
                    .forEach(parameters::add);
        }
        return parameters;
    }
}
