package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A user or a service as administrators ask for it.
///
/// @param name of a user; empty for a service
/// @param roles one or more
/// @param password a new one is made where empty
record NewUser(Optional<String> name, List<Role> roles, Optional<String> password) {

    /// Reads the body of a request.
    ///
    /// @throws ProblemException 422 where a member is missing or has another form
    static NewUser parse(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> members)) {
            throw invalid("The body is an object with name, roles and password");
        }
        Optional<String> name = Optional.ofNullable(members.get("name")).map(NewUser::name);
        boolean isService = "service".equals(members.get("type"));
        if (isService == name.isPresent()) {
            throw invalid("A user has a name; a service has the type \"service\" and no name");
        }
        return new NewUser(name, roles(members.get("roles")), isService ? Optional.empty() : password(body));
    }

    private static String name(Object value) {
        if (value instanceof String text && UserName.isOne(text)) {
            return text;
        }
        throw invalid("The member name is a text of " + UserName.WHAT_IS_ONE);
    }

    private static List<Role> roles(@Nullable Object value) {
        if (value == null) {
            return List.of(Role.USER);
        }
        if (value instanceof List<?> names && !names.isEmpty()) {
            return names.stream()
                    .map(name -> Role.of(Objects.toString(name)).orElseThrow(() -> unknown(name)))
                    .distinct()
                    .toList();
        }
        throw unknown(value);
    }

    private static ProblemException unknown(@Nullable Object value) {
        return invalid("The member roles is a list of some of %s, not %s".formatted(PrincipalResource.roles(), value));
    }

    /// The member `password` of a body; one is made where there is none.
    ///
    /// @throws ProblemException 422 where it is none
    static Optional<String> password(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> members)) {
            throw invalid("The body is an object, with a password or without");
        }
        @Nullable Object value = members.get("password");
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            Passwords.requireLongEnough(text);
            return Optional.of(text);
        }
        throw invalid("The member password is a text");
    }

    String rolesText() {
        return roles.stream().map(Role::text).collect(Collectors.joining(" "));
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.of(422, detail);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "NewUser[" + name + ", " + roles + "]";
    }
}
