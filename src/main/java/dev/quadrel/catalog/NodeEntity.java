package dev.quadrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/// A row of the table `nodes`.
@Entity
@Table(name = "nodes")
class NodeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Nullable
    Long parent;

    String key = "";
    String path = "";

    @Column(name = "structure_family")
    String family = "";

    @Type(JsonText.class)
    String metadata = "";

    @Type(JsonText.class)
    String specs = "";

    @Type(JsonText.class)
    @Column(name = "access_blob")
    String accessBlob = "";

    @Column(name = "time_created")
    long created;

    @Column(name = "time_updated")
    long updated;

    long version;
}
