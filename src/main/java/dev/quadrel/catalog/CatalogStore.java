package dev.quadrel.catalog;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Caller;
import dev.quadrel.access.Identity;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.Adapters;
import dev.quadrel.adapter.Storage;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.NodePath;
import dev.quadrel.structure.StructureFamily;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The catalog of this deployment and where its data is, opened by the first request that needs it. Thread safe.
@ApplicationScoped
public class CatalogStore {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.catalog");

    private final CatalogSettings settings = CatalogSettings.from(ConfigProvider.getConfig());
    private volatile @Nullable OpenCatalog open;

    @Inject
    AccessPolicy policy;

    /// WildFly prints the name when it finds no such data source: it is the message.
    @Resource(
            name = "run-wildfly-config/configure-datasource.cli-for-QuadrelSQLite",
            lookup = "java:jboss/datasources/QuadrelSQLite")
    javax.sql.DataSource sqlite;

    @Resource(
            name = "run-wildfly-config/configure-datasource.cli-for-QuadrelPostgreSQL",
            lookup = "java:jboss/datasources/QuadrelPostgreSQL")
    javax.sql.DataSource postgresql;

    /// The tree of nodes as whoever makes the request may use it, for what the request needs. Where there is no
    /// request, or its method does not say what it needs, nobody may use anything, unless all is open to all.
    public Catalog catalog() {
        OpenCatalog opened = open();
        return opened.isOpenToAll() ? opened.catalog() : ofCaller(opened.catalog());
    }

    /// The tree of nodes as somebody may use it without a request, as behind a web socket.
    ///
    /// @param scopes all of which are needed
    public Catalog catalog(Identity who, Set<Scope> scopes) {
        OpenCatalog opened = open();
        return opened.isOpenToAll() ? opened.catalog() : opened.catalog().of(policy, who, scopes);
    }

    private Catalog ofCaller(Catalog whole) {
        return Caller.current()
                .map(caller -> whole.of(policy, caller.identity(), caller.required()))
                .orElseGet(() -> whole.of(policy, Identity.stranger(), Set.of()));
    }

    /// All of the tree, for the server's own work, which is for nobody in particular.
    public Catalog wholeCatalog() {
        return open().catalog();
    }

    /// Whether somebody decides who may use which node.
    public boolean hasPolicy() {
        return !open().isOpenToAll();
    }

    /// A node, or a column of a table as a node of its own.
    ///
    /// @throws ProblemException 404
    public Node node(NodePath path) {
        return catalog()
                .find(path)
                .or(() -> column(path))
                .orElseGet(() -> catalog().get(path));
    }

    private Optional<Node> column(NodePath path) {
        return catalog()
                .find(path.parent())
                .filter(parent -> !path.isRoot() && parent.family() == StructureFamily.TABLE)
                .map(table -> TableColumns.node(table, path, adapters()));
    }

    /// Where data is.
    public Storage storage() {
        return open().storage();
    }

    /// Work on rows of other tables in the catalog's database.
    ///
    /// @param entities the classes of those rows
    public Sessions sessions(List<Class<?>> entities) {
        return new Sessions(open().database(), entities);
    }

    /// Work on the database without rows of other tables.
    Sessions sessions() {
        return sessions(List.of());
    }

    /// Whether a request has opened it already.
    public boolean isOpen() {
        return open != null;
    }

    /// What reads it.
    public Adapters adapters() {
        return open().adapters();
    }

    public CatalogSettings settings() {
        return settings;
    }

    private OpenCatalog open() {
        OpenCatalog current = open;
        return current == null ? openOnce() : current;
    }

    private synchronized OpenCatalog openOnce() {
        OpenCatalog current = open;
        if (current == null) {
            Config config = ConfigProvider.getConfig();
            OpenCatalog.Databases databases = new OpenCatalog.Databases(sqlite, postgresql);
            current = OpenCatalog.open(settings, config, databases, policy.isOpen());
            open = current;
        }
        return current;
    }

    /// Notes that data of this server's was written to a node. Where the node has been deleted meanwhile, what was
    /// written goes too.
    ///
    /// @param node as it was before
    /// @throws ProblemException 404
    public void dataWritten(Node node, Optional<String> structure) {
        try {
            catalog().dataChanged(node.path(), structure);
        } catch (ProblemException e) {
            node.source().ifPresent(source -> discard(catalog().unowned(source.assets())));
            throw e;
        }
    }

    /// Takes files away that no node has any more.
    public void discard(List<Asset> unused) {
        for (Asset asset : unused) {
            try {
                adapters().delete(asset.dataUri());
            } catch (IOException | IllegalArgumentException e) {
                LOG.errorf(e, "%s is not needed any more, but could not be deleted", asset.dataUri());
            }
        }
    }

    @PreDestroy
    void close() {
        if (open != null) {
            open.close();
        }
    }
}
