package dev.quadrel.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.Distinct.Value;
import dev.quadrel.catalog.Distinct.Wanted;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.query.QueryCodec;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The different values among the children of a container.
@Path(BaseUrl.PATH + "/distinct{path: (/.*)?}")
@ApplicationScoped
public class DistinctResource {

    @Inject
    CatalogStore store;

    /// For each of the metadata keys, and for families and specs where they are asked for.
    @GET
    @RequiresScope(Scope.READ_METADATA)
    public Description look(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Wanted wanted = new Wanted(
                parameters.getOrDefault("metadata", List.of()),
                Selected.flag(parameters, "structure_families"),
                Selected.flag(parameters, "specs"));
        boolean counts = Selected.flag(parameters, "counts");
        Distinct distinct = store.catalog().distinct(NodePath.parse(path), QueryCodec.parse(parameters), wanted);
        return new Description(Envelope.json(json -> {
            json.writeStartObject();
            metadata(distinct, wanted, counts, json);
            values("structure_families", wanted.families(), distinct.families(), counts, json);
            values("specs", wanted.specs(), distinct.specs(), counts, json);
            json.writeEndObject();
        }));
    }

    private static void metadata(Distinct distinct, Wanted wanted, boolean counts, JsonGenerator json)
            throws IOException {
        if (wanted.metadata().isEmpty()) {
            json.writeNullField("metadata");
            return;
        }
        json.writeObjectFieldStart("metadata");
        for (Map.Entry<String, List<Value>> entry : distinct.metadata().entrySet()) {
            values(entry.getKey(), true, entry.getValue(), counts, json);
        }
        json.writeEndObject();
    }

    private static void values(String name, boolean wanted, List<Value> values, boolean counts, JsonGenerator json)
            throws IOException {
        if (!wanted) {
            json.writeNullField(name);
            return;
        }
        json.writeArrayFieldStart(name);
        for (Value value : values) {
            json.writeStartObject();
            json.writeFieldName("value");
            json.writeRawValue(value.json());
            if (counts) {
                json.writeNumberField("count", value.count());
            } else {
                json.writeNullField("count");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
