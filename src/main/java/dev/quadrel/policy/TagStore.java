package dev.quadrel.policy;

import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.identity.IdentityStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Who may use which tags in this deployment, in the catalog's database, which the first request that needs it opens.
/// Thread safe.
@ApplicationScoped
class TagStore {

    private volatile @Nullable TagGrants open;

    @Inject
    CatalogStore catalog;

    @Inject
    IdentityStore identities;

    /// The rules by owner and tags.
    OwnerAndTags policy() {
        TagGrants grants = grants();
        return new OwnerAndTags(grants::of, identities::name);
    }

    TagGrants grants() {
        TagGrants current = open;
        return current == null ? openOnce() : current;
    }

    private synchronized TagGrants openOnce() {
        TagGrants current = open;
        if (current == null) {
            current = new TagGrants(catalog.sessions(TagGrants.ENTITIES));
            open = current;
        }
        return current;
    }

    @PreDestroy
    void close() {
        if (open != null) {
            open.close();
        }
    }
}
