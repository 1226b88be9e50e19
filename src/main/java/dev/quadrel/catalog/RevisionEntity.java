package dev.quadrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/// A row of the table `revisions`.
@Entity
@Table(name = "revisions")
class RevisionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "node_id")
    long node;

    int number;

    @Type(JsonText.class)
    String metadata = "";

    @Type(JsonText.class)
    String specs = "";

    @Type(JsonText.class)
    @Column(name = "access_blob")
    String accessBlob = "";

    @Column(name = "time_updated")
    long updated;

    Revision value() {
        return new Revision(number, metadata, SpecsJson.parse(specs), Instant.ofEpochMilli(updated));
    }
}
