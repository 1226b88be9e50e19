package dev.quadrel.array;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.catalog.Persistence;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.Selection;
import dev.quadrel.transfer.AnnouncedStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Arrays, whole or in part.
@Path(BaseUrl.PATH + "/array")
@ApplicationScoped
public class ArrayResource {

    @Inject
    Arrays arrays;

    @Inject
    ArrayReplies replies;

    /// The array, or a slice of it.
    @GET
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Target target = arrays.find(NodePath.parse(path));
        Selection selection = slice(uri).of(target.shape());
        return replies.reply(target, selection, headers, uri);
    }

    /// One chunk, or a slice of it.
    @GET
    @Path("block{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response readBlock(@PathParam("path") String path, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        Target target = arrays.find(NodePath.parse(path));
        Box box = Arrays.box(target.chunks(), block(uri.getQueryParameters().getFirst("block")));
        Selection selection = slice(uri).of(box.shape()).shifted(box.offset());
        return replies.reply(target, selection, headers, uri);
    }

    private static NdSlice slice(UriInfo uri) {
        String text = uri.getQueryParameters().getFirst("slice");
        return text == null ? NdSlice.ALL : NdSlice.parse(text);
    }

    static List<Integer> block(@Nullable String text) {
        return Expected.numbers("block", text).stream()
                .map(number -> (int) Math.clamp(number, -1L, Integer.MAX_VALUE))
                .toList();
    }

    /// Replaces the whole array.
    @PUT
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Description write(
            @PathParam("path") String path,
            @BeanParam Persistence persistence,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body)
            throws IOException {
        arrays.write(NodePath.parse(path), Optional.empty(), persistence.isWanted(), AnnouncedStream.of(body, length));
        return new Description(Json.bytes((Object) null));
    }

    /// Replaces one chunk.
    @PUT
    @Path("block{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Description writeBlock(
            @PathParam("path") String path,
            @QueryParam("block") @Nullable String block,
            @BeanParam Persistence persistence,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body)
            throws IOException {
        arrays.write(
                NodePath.parse(path),
                Optional.of(block(block)),
                persistence.isWanted(),
                AnnouncedStream.of(body, length));
        return new Description(Json.bytes((Object) null));
    }

    /// Replaces a part, which may make the array larger.
    @PATCH
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Description patch(
            @PathParam("path") String path,
            @BeanParam Patch patch,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            InputStream body)
            throws IOException {
        NodePath node = NodePath.parse(path);
        InputStream elements = AnnouncedStream.of(body, length);
        ArrayStructure structure =
                patch.isStored() ? arrays.patch(node, patch, elements) : arrays.unchanged(node, patch, elements);
        return new Description(Json.bytes(structure.json()));
    }
}
