package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row of the table `principals`: a user or a service.
@Entity
@Table(name = "principals")
class PrincipalEntity {

    static final String USER = "user";
    static final String SERVICE = "service";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String uuid = "";
    String type = "";
    String roles = "";

    /// A JSON list.
    @Column(name = "other_roles")
    @Nullable
    String otherRoles;

    @Column(name = "time_created")
    long created;

    /// A new one that is not stored yet.
    static PrincipalEntity of(String type, Collection<Role> roles, long created) {
        PrincipalEntity entity = new PrincipalEntity();
        entity.uuid = UUID.randomUUID().toString();
        entity.type = type;
        entity.roles = text(roles);
        entity.created = created;
        return entity;
    }

    static String text(Collection<Role> roles) {
        return roles.stream().map(Role::text).collect(Collectors.joining(" "));
    }

    /// Makes it what a provider lets it be.
    void grant(Granted granted) {
        roles = text(granted.roles().stream().sorted().toList());
        otherRoles = granted.others().isEmpty() ? null : Json.text(new TreeSet<>(granted.others()));
    }

    /// What a provider lets it be.
    Granted granted() {
        return new Granted(Set.copyOf(roles()), otherRoles());
    }

    /// Names that are not roles of here, or need not be.
    Set<String> otherRoles() {
        return otherRoles != null && Json.parse(otherRoles) instanceof List<?> names
                ? names.stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
    }

    /// The roles that are known here.
    List<Role> roles() {
        return Stream.of(roles.split(" ", -1))
                .map(Role::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
