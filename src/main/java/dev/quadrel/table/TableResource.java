package dev.quadrel.table;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.TableStores;
import dev.quadrel.catalog.Names;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.transfer.AnnouncedStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Tables, whole or by partitions.
@Path(BaseUrl.PATH + "/table")
@ApplicationScoped
public class TableResource {

    @Inject
    Tables tables;

    @Inject
    TableReplies replies;

    /// All rows, of all columns or of those named.
    @GET
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        return replies.reply(tables.find(NodePath.parse(path)), OptionalInt.empty(), columns(uri), headers, uri);
    }

    /// The same, for more columns than a URL can name.
    @POST
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        return replies.reply(
                tables.find(NodePath.parse(path)), OptionalInt.empty(), Names.read(body, "columns"), headers, uri);
    }

    /// The rows of a partition.
    @GET
    @Path("partition{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response readPartition(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        OptionalInt partition = OptionalInt.of(partition(uri));
        return replies.reply(tables.find(NodePath.parse(path)), partition, columns(uri), headers, uri);
    }

    /// The same, for more columns than a URL can name.
    @POST
    @Path("partition{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response readPartition(
            @PathParam("path") String path, InputStream body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        OptionalInt partition = OptionalInt.of(partition(uri));
        return replies.reply(tables.find(NodePath.parse(path)), partition, Names.read(body, "columns"), headers, uri);
    }

    static int partition(UriInfo uri) {
        String text = uri.getQueryParameters().getFirst("partition");
        try {
            return Integer.parseInt(String.valueOf(text).strip());
        } catch (NumberFormatException e) {
            throw ProblemException.of(422, "partition is the number of a partition, which \"" + text + "\" is not");
        }
    }

    /// The names in the URL: `column`, or `field` as older clients call it.
    static List<String> columns(UriInfo uri) {
        List<String> columns = uri.getQueryParameters().getOrDefault("column", List.of());
        List<String> fields = uri.getQueryParameters().getOrDefault("field", List.of());
        if (!columns.isEmpty() && !fields.isEmpty()) {
            throw ProblemException.badRequest("column and field are the same: use column alone");
        }
        return columns.isEmpty() ? fields : columns;
    }

    /// Replaces all rows of a table of one partition.
    @PUT
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes({TableStores.ARROW, MediaType.APPLICATION_OCTET_STREAM})
    public Description write(
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body)
            throws IOException {
        tables.write(NodePath.parse(path), OptionalInt.empty(), AnnouncedStream.of(body, length));
        return nothing();
    }

    /// Replaces the rows of a partition.
    @PUT
    @Path("partition{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes({TableStores.ARROW, MediaType.APPLICATION_OCTET_STREAM})
    public Description writePartition(
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        tables.write(NodePath.parse(path), OptionalInt.of(partition(uri)), AnnouncedStream.of(body, length));
        return nothing();
    }

    /// Adds rows to a partition.
    @PATCH
    @Path("partition{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes({TableStores.ARROW, MediaType.APPLICATION_OCTET_STREAM})
    public Description append(
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        tables.append(NodePath.parse(path), partition(uri), AnnouncedStream.of(body, length));
        return nothing();
    }

    private static Description nothing() {
        return new Description(Json.bytes((Object) null));
    }
}
