package dev.quadrel.array;

import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.DataReplies;
import dev.quadrel.serialization.ArrayFormat;
import dev.quadrel.serialization.ArrayPart;
import dev.quadrel.serialization.Choice;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;

/// Answers with the elements of an array, in the form that the client wants.
@ApplicationScoped
class ArrayReplies {

    @Inject
    CatalogStore store;

    @Inject
    DataReplies replies;

    /// The selected elements, or 304 where the client has them.
    Response reply(ArrayTarget target, Selection selection, HttpHeaders headers, UriInfo uri) throws IOException {
        Expected.check(uri.getQueryParameters().getFirst("expected_shape"), selection);
        int itemSize = target.reader().structure().dataType().itemSize();
        Expected.limit(selection, itemSize, store.settings().responseSize());
        Choice<ArrayFormat> choice =
                replies.choose(ArrayFormat.class, target.node(), StructureFamily.ARRAY, headers, uri);
        return replies.reply(
                replies.version(target.node()),
                choice.mediaType(),
                headers,
                uri,
                () -> choice.format().body(new ArrayPart(target.reader(), selection)));
    }
}
