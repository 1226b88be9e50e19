package dev.quadrel.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The revisions of a node, oldest first.
record RevisionListing(Context context, Address address) implements Listing<Revision> {

    private static final String OFFSET = "page[offset]";
    private static final String LIMIT = "page[limit]";

    @Override
    public Batch<Revision> first(long offset, int limit, boolean backwards) {
        if (!backwards) {
            return batch(page(offset, limit));
        }
        long end = Math.max(0, count() - offset);
        long begin = Math.max(0, end - limit);
        return begin == end
                ? new Batch<>(List.of(), Optional.empty(), end)
                : new Batch<>(batch(page(begin, (int) (end - begin))).items().reversed(), Optional.empty(), end);
    }

    @Override
    public Batch<Revision> after(String next) {
        return batch(address.withRaw(SearchListing.pageParameters(next)).uri());
    }

    @Override
    public long count() {
        return SearchListing.count(answer(page(0, 0)));
    }

    private URI page(long offset, int limit) {
        return address.with(OFFSET, offset).with(LIMIT, limit).uri();
    }

    private Batch<Revision> batch(URI uri) {
        Members answer = answer(uri);
        return new Batch<>(
                answer.objects("data").stream().map(Revision::of).toList(),
                answer.findMembers("links").flatMap(links -> links.findText("next")),
                SearchListing.count(answer));
    }

    private Members answer(URI uri) {
        return context.transport().send(Request.get(uri)).members();
    }
}
