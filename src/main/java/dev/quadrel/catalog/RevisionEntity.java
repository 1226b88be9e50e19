package dev.quadrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of the table `revisions`.
@Entity
@Table(name = "revisions")
class RevisionEntity extends DescribedEntity {

    @Column(name = "node_id")
    long node;

    int number;

    Revision value() {
        return new Revision(number, metadata, SpecsJson.parse(specs), Instant.ofEpochMilli(updated));
    }
}
