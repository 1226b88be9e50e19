package dev.quadrel.ragged;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.RaggedFolder;
import dev.quadrel.adapter.RaggedUpload;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.DataReplies;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Parameter;
import dev.quadrel.serialization.Choice;
import dev.quadrel.serialization.RaggedFormat;
import dev.quadrel.serialization.RaggedPart;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.RaggedStructure;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows with lengths of their own.
@Path(BaseUrl.PATH + "/ragged")
@ApplicationScoped
public class RaggedResource {

    private static final String ZIP = "application/zip";
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    @Inject
    CatalogStore store;

    @Inject
    DataReplies replies;

    /// The rows, or a slice of them.
    @GET
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response read(
            @PathParam("path") String path,
            @QueryParam("slice") @Nullable String slice,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        RaggedFolder rows = store.adapters().ragged(Sources.of(node, StructureFamily.RAGGED));
        Choice<RaggedFormat> choice = replies.choose(RaggedFormat.class, node, StructureFamily.RAGGED, headers, uri);
        NdSlice part = slice == null ? NdSlice.ALL : NdSlice.parse(slice);
        long limit = store.settings().responseSize();
        return replies.reply(
                replies.version(node),
                choice.mediaType(),
                headers,
                uri,
                () -> choice.format().body(new RaggedPart(rows, part, limit)));
    }

    /// Replaces all rows.
    @PUT
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(ZIP)
    public Description write(
            @PathParam("path") String path, @QueryParam("persist") @Nullable String persist, InputStream body)
            throws IOException {
        return write(path, persist, rows -> rows.write(body));
    }

    /// Replaces the rows of one block.
    @PUT
    @Path("block{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(ZIP)
    public Description writeBlock(
            @PathParam("path") String path,
            @QueryParam("block") @Nullable String block,
            @QueryParam("persist") @Nullable String persist,
            InputStream body)
            throws IOException {
        int number = number(block);
        return write(path, persist, rows -> rows.writeBlock(number, body));
    }

    private static int number(@Nullable String block) {
        try {
            return Integer.parseInt(String.valueOf(block).strip());
        } catch (NumberFormatException e) {
            throw ProblemException.of(422, "block is the number of a block, which \"" + block + "\" is not");
        }
    }

    /// Writes rows.
    @FunctionalInterface
    private interface Write {
        void to(RaggedFolder rows) throws IOException;
    }

    private Description write(String path, @Nullable String persist, Write write) throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        RaggedFolder rows = writable(node);
        if (persist == null || Parameter.flag("persist", persist)) {
            replace(node, rows, write);
            store.dataWritten(node, Optional.empty());
        }
        return new Description(Json.bytes((Object) null));
    }

    /// What fails other than by a problem may have replaced some blocks.
    private void replace(Node node, RaggedFolder rows, Write write) throws IOException {
        try {
            write.to(rows);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            store.dataWritten(node, Optional.empty());
            throw e;
        }
    }

    private RaggedFolder writable(Node node) throws IOException {
        return store.adapters().ragged(Sources.ofWritable(node, StructureFamily.RAGGED));
    }

    /// Adds rows at the end. Those who do so to the same node take turns, once
    /// their rows are here.
    @PATCH
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(ZIP)
    public Description append(@PathParam("path") String path, @BeanParam Appending appending, InputStream body)
            throws IOException {
        NodePath place = NodePath.parse(path);
        RaggedFolder before = writable(store.catalog().get(place));
        appending.count(before.structure().rows());
        try (RaggedUpload upload = before.receive(body)) {
            return append(place, appending, upload);
        }
    }

    private Description append(NodePath place, Appending appending, RaggedUpload upload) throws IOException {
        synchronized (locks[Math.floorMod(place.hashCode(), LOCKS)]) {
            Node node = store.catalog().get(place);
            RaggedFolder rows = writable(node);
            RaggedStructure longer =
                    rows.append(appending.count(rows.structure().rows()), upload);
            store.dataWritten(node, Optional.of(Json.text(longer.json())));
            return new Description(Json.bytes(longer.json()));
        }
    }
}
