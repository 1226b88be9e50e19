package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.query.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the pages of a list are. A client follows `next` and adds its conditions and its order again by itself.
///
/// @param next null on the last page
record PageLinks(String self, String first, @Nullable String next) {

    /// The links of one page of a search.
    ///
    /// @param url without a query
    static PageLinks of(String url, Search search, Listing listing) {
        int limit = search.page().limit();
        String size = "&page[limit]=" + limit;
        Long cursor = search.page().cursor();
        long offset = search.page().offset();
        String here = cursor == null ? "?page[offset]=" + offset : "?page[cursor]=" + cursor;
        return new PageLinks(url + here + size, url + "?page[offset]=0" + size, next(url, search, listing, size));
    }

    /// The links of one page of a list whose length is known.
    static PageLinks of(String url, Page page, long count) {
        String size = "&page[limit]=" + page.limit();
        return new PageLinks(
                url + "?page[offset]=" + page.offset() + size,
                url + "?page[offset]=0" + size,
                page.limit() > 0 && count - page.offset() > page.limit()
                        ? url + "?page[offset]=" + (page.offset() + page.limit()) + size
                        : null);
    }

    private static @Nullable String next(String url, Search search, Listing listing, String size) {
        if (!listing.more()) {
            return null;
        }
        return listing.next() != null
                ? url + "?page[cursor]=" + listing.next() + size
                : url + "?page[offset]="
                        + (search.page().offset() + search.page().limit()) + size;
    }

    /// The object with the links.
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("self", self);
        json.writeStringField("first", first);
        json.writeStringField("next", next);
        json.writeEndObject();
    }
}
