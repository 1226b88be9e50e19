package dev.quadrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of the table `signing_keys`.
@Entity
@Table(name = "signing_keys")
class SigningKeyEntity {

    @Id
    String id = "";

    String secret = "";

    @Column(name = "time_created")
    long created;
}
