package dev.quadrel.identity;

import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Scope;
import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An API key as it is asked for.
///
/// @param scopes all of its owner where empty
/// @param life without end where empty
/// @param tags of the nodes that it is for; for all where empty
record NewKey(Optional<Set<Scope>> scopes, Optional<Duration> life, Optional<String> note, Optional<Set<String>> tags) {

    private static final int LONGEST_NOTE = 255;
    private static final long LONGEST_LIFE = Duration.ofDays(36_525).toSeconds();

    /// For all nodes.
    NewKey(Optional<Set<Scope>> scopes, Optional<Duration> life, Optional<String> note) {
        this(scopes, life, note, Optional.empty());
    }

    /// Reads the body of a request.
    ///
    /// @throws ProblemException 422 where a member has another form; 403 for tags with all scopes
    static NewKey parse(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> members)) {
            throw invalid("The body is an object with scopes, expires_in, note and access_tags");
        }
        Optional<Set<Scope>> scopes = Optional.ofNullable(members.get("scopes")).flatMap(NewKey::scopes);
        Optional<Set<String>> tags =
                Optional.ofNullable(members.get("access_tags")).map(NewKey::tags);
        if (tags.isPresent()
                && scopes.filter(some -> !some.contains(Scope.ADMIN_APIKEYS)).isEmpty()) {
            throw ProblemException.of(403, "All scopes, and admin:apikeys, cannot be restricted by access_tags");
        }
        return new NewKey(
                scopes,
                Optional.ofNullable(members.get("expires_in")).map(NewKey::life),
                Optional.ofNullable(members.get("note")).map(NewKey::note),
                tags);
    }

    private static Set<String> tags(Object value) {
        if (value instanceof List<?> tags) {
            return NodeAccess.checked(tags);
        }
        throw invalid("The member access_tags is a list of tags, or null for all nodes");
    }

    /// The same, if who asks for it may use as many nodes.
    ///
    /// @param allowed the tags of the nodes that the request itself is for
    /// @throws ProblemException 403
    NewKey within(Optional<Set<String>> allowed) {
        if (allowed.isPresent() && !allowed.get().containsAll(tags.orElse(Set.of("")))) {
            throw ProblemException.of(
                    403,
                    "This key is for nodes with the tags %s; the one it makes has access_tags among these"
                            .formatted(allowed.get()));
        }
        return this;
    }

    /// The same with this life, if it were longer.
    NewKey atMost(Duration most) {
        Duration shorter = life.filter(own -> own.compareTo(most) < 0).orElse(most);
        return new NewKey(scopes, Optional.of(shorter), note, tags);
    }

    private static Optional<Set<Scope>> scopes(Object value) {
        if (!(value instanceof List<?> names)) {
            throw invalid("The member scopes is a list of names of scopes, or null for all of the owner");
        }
        if (names.contains(ApiKeyEntity.INHERIT)) {
            return Optional.empty();
        }
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        names.forEach(name -> scopes.add(scope(Objects.toString(name))));
        if (scopes.isEmpty()) {
            throw invalid("The member scopes is empty: a key without a scope would be of no use");
        }
        return Optional.of(scopes);
    }

    private static Scope scope(String name) {
        return Scope.of(name)
                .orElseThrow(() -> invalid("There is no scope \"%s\", only %s"
                        .formatted(
                                name,
                                Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", ")))));
    }

    private static Duration life(Object value) {
        if (value instanceof Number seconds
                && seconds.longValue() == seconds.doubleValue()
                && seconds.longValue() > 0
                && seconds.longValue() <= LONGEST_LIFE) {
            return Duration.ofSeconds(seconds.longValue());
        }
        throw invalid("The member expires_in is a whole number of seconds from 1 to " + LONGEST_LIFE
                + ", or null for no end");
    }

    private static String note(Object value) {
        if (value instanceof String text && text.length() <= LONGEST_NOTE && text.indexOf('\0') < 0) {
            return text;
        }
        throw invalid("The member note is a text of " + LONGEST_NOTE + " characters at most, or null");
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.of(422, detail);
    }
}
