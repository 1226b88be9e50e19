package dev.quadrel.array;

import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.DataReplies;
import dev.quadrel.serialization.ArrayFormat;
import dev.quadrel.serialization.ArrayPart;
import dev.quadrel.serialization.Choice;
import dev.quadrel.serialization.SparseFormat;
import dev.quadrel.serialization.TablePart;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/// Answers with the elements of an array, in the form that the client wants.
@ApplicationScoped
class ArrayReplies {

    @Inject
    CatalogStore store;

    @Inject
    DataReplies replies;

    /// The selected elements, or 304 where the client has them.
    Response reply(Target target, Selection selection, HttpHeaders headers, UriInfo uri) throws IOException {
        Expected.check(uri.getQueryParameters().getFirst("expected_shape"), selection);
        return switch (target) {
            case ArrayTarget array -> reply(array, selection, headers, uri);
            case SparseTarget sparse -> reply(sparse, selection, headers, uri);
        };
    }

    private Response reply(ArrayTarget target, Selection selection, HttpHeaders headers, UriInfo uri)
            throws IOException {
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

    /// They are counted only where all of them would be too many.
    private Response reply(SparseTarget target, Selection selection, HttpHeaders headers, UriInfo uri)
            throws IOException {
        int itemSize = target.itemSize(selection);
        long limit = store.settings().responseSize();
        if (!Expected.fits(selection, itemSize, limit)) {
            Expected.limit(target.store().count(selection), itemSize, limit);
        }
        Choice<SparseFormat> choice =
                replies.choose(SparseFormat.class, target.node(), StructureFamily.SPARSE, headers, uri);
        TablePart part = new TablePart(
                target.store().part(selection),
                OptionalInt.empty(),
                List.of(),
                choice.mediaType().parameters());
        return replies.reply(
                replies.version(target.node()),
                choice.mediaType(),
                headers,
                uri,
                () -> choice.format().body(part));
    }
}
