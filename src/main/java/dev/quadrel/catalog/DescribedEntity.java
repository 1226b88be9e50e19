package dev.quadrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/// What clients say of a node: what holds now in a row of `nodes`, what held before in one of `revisions`.
@MappedSuperclass
abstract class DescribedEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Type(JsonText.class)
    String metadata = "";

    @Type(JsonText.class)
    String specs = "";

    @Type(JsonText.class)
    @Column(name = "access_blob")
    String accessBlob = "";

    @Column(name = "time_updated")
    long updated;

    /// Takes over what is said of another one.
    void copy(DescribedEntity other) {
        metadata = other.metadata;
        specs = other.specs;
        accessBlob = other.accessBlob;
        updated = other.updated;
    }
}
