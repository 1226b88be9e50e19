package dev.quadrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `nodes`.
@Entity
@Table(name = "nodes")
class NodeEntity extends DescribedEntity {

    @Nullable
    Long parent;

    String key = "";
    String path = "";

    @Column(name = "structure_family")
    String family = "";

    @Column(name = "time_created")
    long created;

    long version;

    /// The row of `accesses` that counts for it.
    long access;

    /// The same, where it is the node's own.
    @Column(name = "own_access")
    @Nullable
    Long ownAccess;
}
