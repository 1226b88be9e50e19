package dev.quadrel.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who makes a request.
public sealed interface Identity extends Principal {

    /// What this one may do.
    Set<Scope> scopes();

    /// Whether it has this role, which is one of [Role], the name of a scope, or any other name, for a member to whom
    /// the provider gives it. One of [Role] is had by whoever has all of its scopes: a key that was given a few of
    /// them alone has no role.
    default boolean holds(String role) {
        return Role.of(role)
                .map(Role::scopes)
                .or(() -> Scope.of(role).map(Set::of))
                .filter(needed -> scopes().containsAll(needed))
                .isPresent();
    }

    /// All that [#holds] holds for.
    default Set<String> groups() {
        Stream<String> roles = Arrays.stream(Role.values()).map(Role::text).filter(this::holds);
        return Stream.concat(roles, scopes().stream().map(Scope::text)).collect(Collectors.toUnmodifiableSet());
    }

    /// Who makes the request of this context; somebody without credentials where nobody was identified.
    static Identity of(SecurityContext context) {
        return of(context.getUserPrincipal());
    }

    /// Who a caller of the container is: of a servlet, a bean or a web socket; somebody without credentials where it is
    /// none that this package has identified.
    static Identity of(@Nullable Principal caller) {
        return switch (caller) {
            case Identity identity -> identity;
            case SignedOn signedOn -> signedOn.identity();
            case null, default -> Anonymous.STRANGER;
        };
    }

    /// Somebody of whom nothing is known.
    static Identity stranger() {
        return Anonymous.STRANGER;
    }

    /// Somebody without credentials.
    ///
    /// @param scopes none, or those for reading where the catalog is public
    record Anonymous(Set<Scope> scopes) implements Identity {

        static final Anonymous STRANGER = new Anonymous(Set.of());
        static final Anonymous READER = new Anonymous(EnumSet.of(Scope.READ_METADATA, Scope.READ_DATA));

        public Anonymous {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String getName() {
            return "anonymous";
        }
    }

    /// Whoever has the server's one key.
    record SingleUser() implements Identity {

        @Override
        public Set<Scope> scopes() {
            return Scope.OF_ONE_KEY;
        }

        /// There is nobody else who could have it.
        @Override
        public boolean holds(String role) {
            return Role.of(role).isPresent() || Identity.super.holds(role);
        }

        @Override
        public String getName() {
            return "single user";
        }
    }

    /// A user who has logged in, or a user or service by one of its keys.
    ///
    /// @param principal who it is, whatever its names
    /// @param scopes those of its roles, or fewer where a key has fewer
    /// @param key the first 8 characters of the key that came, if one came
    /// @param roles what it is here for
    /// @param tags of the only nodes that the key is for, where it is not for all
    /// @param otherRoles names that the provider gives; those that mean something here are left out: nobody becomes
    /// an administrator by what a group elsewhere happens to be called
    record Member(
            UUID principal,
            Set<Scope> scopes,
            Optional<String> key,
            Set<Role> roles,
            Optional<Set<String>> tags,
            Set<String> otherRoles)
            implements Identity {

        public Member {
            scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
            roles = Set.copyOf(roles);
            tags = tags.map(Set::copyOf);
            otherRoles = otherRoles.stream().filter(Member::isFree).collect(Collectors.toUnmodifiableSet());
        }

        /// The asterisks are Jakarta's, for everybody.
        private static boolean isFree(String name) {
            return Role.of(name).isEmpty() && Scope.of(name).isEmpty() && !name.equals("*") && !name.equals("**");
        }

        /// Without other roles.
        public Member(
                UUID principal, Set<Scope> scopes, Optional<String> key, Set<Role> roles, Optional<Set<String>> tags) {
            this(principal, scopes, key, roles, tags, Set.of());
        }

        /// Without roles, and for all nodes.
        public Member(UUID principal, Set<Scope> scopes, Optional<String> key) {
            this(principal, scopes, key, Set.of(), Optional.empty());
        }

        @Override
        public boolean holds(String role) {
            return otherRoles.contains(role) || Identity.super.holds(role);
        }

        @Override
        public Set<String> groups() {
            return Stream.concat(Identity.super.groups().stream(), otherRoles.stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String getName() {
            return principal.toString();
        }
    }
}
