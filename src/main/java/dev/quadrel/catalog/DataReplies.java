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
import java.util.ArrayList;
import java.util.List;

/// Answers with data: chooses its form, tells its version, names the file that it makes.
@ApplicationScoped
public class DataReplies {

    @Inject
    SerializerRegistry formats;

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

    /// The body with its type and its version, or 304 where the client has it.
    ///
    /// @param version of the data
    public Response reply(String version, MediaType type, HttpHeaders headers, UriInfo uri, BodySource source)
            throws IOException {
        String base = type.base();
        EntityVersion entity = new EntityVersion(version + "-" + base.substring(base.indexOf('/') + 1));
        if (entity.isKnownTo(headers)) {
            return entity.notModified();
        }
        Response.ResponseBuilder response = Response.ok(source.body())
                .header(HttpHeaders.CONTENT_TYPE, type.text())
                .header(HttpHeaders.ETAG, entity.text());
        String filename = uri.getQueryParameters().getFirst("filename");
        if (filename != null) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, disposition(filename));
        }
        return response.build();
    }

    /// What cannot stand in a header, or would lead out of a folder, becomes an underscore.
    static String disposition(String filename) {
        return "attachment; filename=\"" + filename.replaceAll("[^\\x20-\\x7e]|[\"\\\\/]", "_") + "\"";
    }
}
