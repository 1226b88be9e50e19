package dev.quadrel.catalog;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.RawBytes;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.negotiation.PartialContent;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Parameter;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of a node, as they are stored.
@Path(BaseUrl.PATH + "/asset")
@ApplicationScoped
public class AssetResource {

    @Inject
    CatalogStore store;

    /// One file, whole or in part.
    @GET
    @Path("bytes{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Response bytes(
            @PathParam("path") String path,
            @QueryParam("id") @Nullable String id,
            @QueryParam("relative_path") @Nullable String relative)
            throws IOException {
        Asset asset = asset(path, id);
        if (asset.directory() == (relative == null)) {
            throw ProblemException.badRequest(
                    asset.directory()
                            ? "This asset is a folder: relative_path names a file in it"
                            : "This asset is a file: it has no relative_path");
        }
        java.nio.file.Path real = store.storage().path(asset.dataUri());
        java.nio.file.Path file = relative == null ? real : store.storage().inside(real, relative);
        if (!Files.isRegularFile(file)) {
            throw ProblemException.notFound("There is no file at " + asset.dataUri());
        }
        return PartialContent.of(file)
                .reply((position, count) -> new RawBytes(file, position, count))
                .type(type(file))
                .header(HttpHeaders.CONTENT_DISPOSITION, DataReplies.disposition(String.valueOf(file.getFileName())))
                .build();
    }

    /// The files in a folder.
    @GET
    @Path("manifest{path: (/.*)?}")
    @RequiresScope(Scope.READ_DATA)
    public Description manifest(@PathParam("path") String path, @QueryParam("id") @Nullable String id)
            throws IOException {
        Asset asset = asset(path, id);
        if (!asset.directory()) {
            throw ProblemException.badRequest("This asset is a file, which has no manifest");
        }
        java.nio.file.Path folder = store.storage().path(asset.dataUri());
        if (!Files.isDirectory(folder)) {
            throw ProblemException.notFound("There is no folder at " + asset.dataUri());
        }
        return new Description(Json.bytes(Map.of("manifest", store.storage().manifest(folder))));
    }

    private Asset asset(String path, @Nullable String number) {
        long id = Parameter.number("id", number, "an asset");
        return store.catalog().get(NodePath.parse(path)).source().stream()
                .flatMap(source -> source.assets().stream())
                .filter(asset -> asset.id() == id)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("The node has no asset " + id));
    }

    private static String type(java.nio.file.Path file) throws IOException {
        String type = Files.probeContentType(file);
        return type == null ? "application/octet-stream" : type;
    }
}
