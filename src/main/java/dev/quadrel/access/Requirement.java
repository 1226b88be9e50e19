package dev.quadrel.access;

import dev.quadrel.problem.Problem;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a resource method asks of whoever calls it.
sealed interface Requirement {

    /// All of these scopes.
    ///
    /// @param identified whether it matters who it is though no scope is needed
    /// @param later whether somebody without credentials may say them later
    record Scopes(List<Scope> scopes, boolean identified, boolean later) implements Requirement {

        public Scopes {
            scopes = List.copyOf(scopes);
        }

        Scopes(List<Scope> scopes, boolean identified) {
            this(scopes, identified, false);
        }
    }

    /// One of these roles, which are those of [Role], names of scopes, or names that a provider gives.
    record Roles(Set<String> roles) implements Requirement {

        public Roles {
            roles = Set.copyOf(roles);
        }
    }

    /// What nobody has.
    record Nobody() implements Requirement {}

    /// Why it is refused to this one; empty where it is not.
    default Optional<Problem> refusal(Identity identity) {
        return switch (this) {
            case Scopes(List<Scope> scopes, boolean _, boolean _) ->
                identity.scopes().containsAll(scopes)
                        ? Optional.empty()
                        : Optional.of(unauthorized("Not enough permissions. Requires scopes %s. Request had scopes %s"
                                .formatted(quoted(scopes), quoted(identity.scopes()))));
            case Roles(Set<String> roles) when roles.stream().anyMatch(identity::holds) -> Optional.empty();
            case Roles(Set<String> roles)
            when identity instanceof Identity.Anonymous ->
                Optional.of(unauthorized("Nobody is signed in; this takes " + oneOf(roles)));
            case Roles(Set<String> roles) ->
                Optional.of(Problem.of(
                        403, "This takes %s, which %s does not have".formatted(oneOf(roles), identity.getName())));
            case Nobody _ -> Optional.of(Problem.of(403, "This is allowed to nobody"));
        };
    }

    /// That it is not known who it is, and what would have to be.
    default Problem unauthorized(String detail) {
        String scopes = this instanceof Scopes(List<Scope> asked, boolean _, boolean _)
                ? asked.stream().map(Scope::text).collect(Collectors.joining(" "))
                : "";
        return Problem.of(401, detail).withHeader("WWW-Authenticate", "Bearer scope=\"" + scopes + "\"");
    }

    /// Whether somebody without credentials gets in without the scopes, and has to say them later.
    default boolean isLater() {
        return this instanceof Scopes asked && asked.later();
    }

    /// What it is, in a few words.
    default String text() {
        return switch (this) {
            case Scopes(List<Scope> scopes, boolean _, boolean _) -> "needs " + quoted(scopes);
            case Roles(Set<String> roles) -> "needs " + oneOf(roles);
            case Nobody _ -> "is allowed to nobody";
        };
    }

    /// As in Python, whose words these are.
    private static String quoted(Collection<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> "'" + scope.text() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String oneOf(Set<String> roles) {
        return roles.stream().sorted().collect(Collectors.joining(" or ", "the role ", ""));
    }

    /// What a method asks for; nothing where neither it nor its class has an annotation for that. One of the method
    /// counts before those of its class.
    static Optional<Requirement> of(AnnotatedElement method, AnnotatedElement type) {
        @Nullable RequiresScope required = method.getAnnotation(RequiresScope.class);
        if (required != null) {
            return Optional.of(new Scopes(List.of(required.value()), required.identified(), required.later()));
        }
        return Stream.of(method, type).filter(Requirement::isMarked).findFirst().flatMap(Requirement::ofRoles);
    }

    private static boolean isMarked(AnnotatedElement element) {
        return element.isAnnotationPresent(DenyAll.class)
                || element.isAnnotationPresent(RolesAllowed.class)
                || element.isAnnotationPresent(PermitAll.class);
    }

    private static Optional<Requirement> ofRoles(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Nobody());
        }
        return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
                .map(allowed -> new Roles(Set.of(allowed.value())));
    }
}
