package dev.quadrel.policy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `tag_grants`: somebody, or all with a role, may use a tag.
@Entity
@Table(name = "tag_grants")
class TagGrantEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String tag = "";

    /// A principal's id; null where it is for a role.
    @Nullable
    String principal;

    @Nullable
    String role;

    /// The text of a [TagGrants.Level].
    String level = "";
}
