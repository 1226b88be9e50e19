package dev.quadrel.array;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.SparseStore;
import dev.quadrel.adapter.TableStores;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Persistence;
import dev.quadrel.catalog.Sources;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is written to sparse arrays, which is a table of places and values. They are read as other arrays are, by
/// [ArrayResource].
@Path(BaseUrl.PATH + "/array")
@ApplicationScoped
public class SparseResource {

    @Inject
    CatalogStore store;

    /// Replaces all elements of an array of one block.
    @PUT
    @Path("full{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(TableStores.ARROW)
    public Description write(@PathParam("path") String path, @BeanParam Persistence persistence, InputStream body)
            throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        SparseStore array = find(node);
        int blocks = array.structure().chunks().names().size();
        if (blocks > 1) {
            throw ProblemException.badRequest("The array has " + blocks + " blocks: write each of them by itself");
        }
        List<Integer> block = Collections.nCopies(array.structure().shape().size(), 0);
        return write(node, persistence, array, block, body);
    }

    /// Replaces the elements of one block.
    @PUT
    @Path("block{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    @Consumes(TableStores.ARROW)
    public Description writeBlock(
            @PathParam("path") String path,
            @QueryParam("block") @Nullable String block,
            @BeanParam Persistence persistence,
            InputStream body)
            throws IOException {
        Node node = store.catalog().get(NodePath.parse(path));
        return write(node, persistence, find(node), ArrayResource.block(block), body);
    }

    private SparseStore find(Node node) throws IOException {
        return store.adapters().sparse(Sources.ofWritable(node, StructureFamily.SPARSE));
    }

    private Description write(
            Node node, Persistence persistence, SparseStore array, List<Integer> block, InputStream body)
            throws IOException {
        if (persistence.isWanted()) {
            array.write(block, body);
            store.dataWritten(node, Optional.empty());
        }
        return new Description(Json.bytes((Object) null));
    }
}
