package dev.quadrel.table;

import dev.quadrel.catalog.DataReplies;
import dev.quadrel.serialization.Choice;
import dev.quadrel.serialization.TableFormat;
import dev.quadrel.serialization.TablePart;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/// Answers with rows of a table, in the form that the client wants.
@ApplicationScoped
class TableReplies {

    @Inject
    DataReplies replies;

    /// The rows, or 304 where the client has them.
    Response reply(TableTarget target, OptionalInt partition, List<String> columns, HttpHeaders headers, UriInfo uri)
            throws IOException {
        Choice<TableFormat> choice =
                replies.choose(TableFormat.class, target.node(), StructureFamily.TABLE, headers, uri);
        TablePart part = new TablePart(
                target.reader(), partition, columns, choice.mediaType().parameters());
        return replies.reply(
                replies.version(target.node()).map(version -> version + columns),
                choice.mediaType(),
                headers,
                uri,
                () -> choice.format().body(part));
    }
}
