package dev.quadrel.catalog;

import dev.quadrel.negotiation.EntityVersion;
import dev.quadrel.serialization.Choice;
import dev.quadrel.serialization.Format;
import dev.quadrel.serialization.MediaType;
import dev.quadrel.serialization.SerializerRegistry;
import dev.quadrel.serialization.Wanted;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.transfer.Body;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers with data: chooses its form, tells its version, names the file that it makes.
@ApplicationScoped
public class DataReplies {

    @Inject
    SerializerRegistry formats;

    @Inject
    CatalogStore store;

    /// Makes the body, once it is known that the client does not have it.
    @FunctionalInterface
    public interface BodySource {
        Body body() throws IOException;
    }

    /// The form that fits best what the client asks for: by its specs first, then by its family.
    public <F extends Format> Choice<F> choose(
            Class<F> kind, Node node, StructureFamily family, HttpHeaders headers, UriInfo uri) {
        List<String> targets =
                new ArrayList<>(node.specs().stream().map(Spec::name).toList());
        targets.add(family.text());
        String format = uri.getQueryParameters().getFirst("format");
        return formats.choose(kind, new Wanted(targets, format, headers.getHeaderString(HttpHeaders.ACCEPT)));
    }

    /// The state of a node's data, for entity tags; none where finding it out would mean reading the data.
    public Optional<String> version(Node node) {
        boolean external =
                node.source().stream().anyMatch(source -> source.management() == DataSource.Management.EXTERNAL);
        if (!external) {
            return Optional.of(node.dataVersion());
        }
        return FilesVersion.of(node.source().orElseThrow(), store.storage())
                .map(files -> node.dataVersion() + '-' + files);
    }

    /// The body with its type and its version, or 304 where the client has it.
    ///
    /// @param version of the data, with all that the body depends on and the URL does not tell; none where nobody
    ///     knows it
    public Response reply(Optional<String> version, MediaType type, HttpHeaders headers, UriInfo uri, BodySource source)
            throws IOException {
        Optional<EntityVersion> entity = version.map(state -> EntityVersion.of(state, type.text(), headers, uri));
        if (entity.isPresent() && entity.get().isKnownTo(headers)) {
            return entity.get().notModified();
        }
        Response.ResponseBuilder response = Response.ok(source.body())
                .header(HttpHeaders.CONTENT_TYPE, type.text())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        entity.ifPresent(known -> response.header(HttpHeaders.ETAG, known.text()));
        String filename = uri.getQueryParameters().getFirst("filename");
        if (filename != null) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, disposition(filename));
        }
        return response.build();
    }

    /// The name of a file, as Tiled's clients take it: in UTF-8, whose bytes stand for characters on the way. What
    /// cannot stand in a header, or would lead out of a folder, becomes an underscore.
    static String disposition(String filename) {
        byte[] bytes = filename.replaceAll("[\\p{Cntrl}\"\\\\/]", "_").getBytes(StandardCharsets.UTF_8);
        return "attachment; filename=\"" + new String(bytes, StandardCharsets.ISO_8859_1) + "\"";
    }
}
