package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of the table `api_keys`.
@Entity
@Table(name = "api_keys")
class ApiKeyEntity {

    /// Stands for all scopes that the owner has.
    static final String INHERIT = "inherit";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "principal_id")
    long principal;

    @Column(name = "first_eight")
    String firstEight = "";

    @Column(name = "secret_hash")
    String secretHash = "";

    String scopes = "";

    /// A JSON list.
    @Column(name = "access_tags")
    @Nullable
    String accessTags;

    @Nullable
    String note;

    @Column(name = "time_created")
    long created;

    @Column(name = "expiration_time")
    @Nullable
    Long expires;

    @Column(name = "latest_activity")
    @Nullable
    Long latestActivity;

    boolean hasExpired(long now) {
        return expires != null && expires <= now;
    }

    /// The tags of the nodes that it is for, where it is not for all.
    Optional<Set<String>> tags() {
        return accessTags != null && Json.parse(accessTags) instanceof List<?> tags
                ? Optional.of(tags.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new)))
                : Optional.empty();
    }

    /// The names of its scopes.
    List<String> scopeNames() {
        return List.of(scopes.split(" ", -1));
    }

    /// Whether it stands for its owner in all.
    boolean isFull(Collection<Role> roles) {
        return tags().isEmpty() && scopes(roles).equals(Role.scopes(roles));
    }

    /// What it allows where its owner has these roles.
    Set<Scope> scopes(Collection<Role> roles) {
        Set<Scope> ofOwner = Role.scopes(roles);
        if (scopeNames().contains(INHERIT)) {
            return ofOwner;
        }
        EnumSet<Scope> allowed = EnumSet.noneOf(Scope.class);
        scopeNames().forEach(name -> Scope.of(name).filter(ofOwner::contains).ifPresent(allowed::add));
        return allowed;
    }
}
