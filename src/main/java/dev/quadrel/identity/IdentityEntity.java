package dev.quadrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `identities`: by which name a provider knows a principal.
@Entity
@Table(name = "identities")
class IdentityEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "principal_id")
    long principal;

    String provider = "";
    String name = "";

    /// By which a provider other than that of passwords knows the principal for ever.
    @Nullable
    String subject;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @Column(name = "latest_login")
    @Nullable
    Long latestLogin;
}
