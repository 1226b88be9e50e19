package dev.quadrel.access;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a node says of who may use it.
///
/// @param blob as clients see it, a JSON object; `{}` for nothing, and then what its nearest ancestor says counts
/// @param owner by which [Reach.Owner] finds it; not the name, which somebody else may have later or elsewhere
/// @param tags by which [Reach.Tagged] finds it
public record NodeAccess(String blob, Optional<String> owner, Set<String> tags) {

    /// Says nothing.
    public static final NodeAccess NONE = new NodeAccess("{}", Optional.empty(), Set.of());

    /// The tag of what everybody may read who may read at all.
    public static final String PUBLIC = "public";

    private static final int MOST = 100;
    private static final int LONGEST = 255;

    public NodeAccess {
        tags = Set.copyOf(tags);
    }

    /// One that belongs to somebody.
    ///
    /// @param name which clients see
    public static NodeAccess owned(String owner, String name) {
        return new NodeAccess(Json.text(Map.of("user", name)), Optional.of(owner), Set.of());
    }

    /// One with tags: `{"tags": [...]}`, in their order.
    public static NodeAccess tagged(Set<String> tags) {
        return new NodeAccess(Json.text(Map.of("tags", List.copyOf(new TreeSet<>(tags)))), Optional.empty(), tags);
    }

    /// What a blob says by itself: its tags, or nothing. Whatever else is in it tells nobody anything.
    public static NodeAccess of(String blob) {
        return blob.equals(NONE.blob) ? NONE : ofMembers(blob);
    }

    private static NodeAccess ofMembers(String blob) {
        return tags(Json.parse(blob))
                .map(tags -> new NodeAccess(blob, Optional.empty(), tags))
                .orElse(NONE);
    }

    /// Whether it says nothing.
    public boolean isNone() {
        return blob.equals(NONE.blob);
    }

    /// The tags of a blob of the form `{"tags": [...]}`; none for another form.
    ///
    /// @param blob JSON as parsed
    /// @throws ProblemException 422 for what is no tag, and for too many
    public static Optional<Set<String>> tags(@Nullable Object blob) {
        return blob instanceof Map<?, ?> members && members.size() == 1 && members.get("tags") instanceof List<?> tags
                ? Optional.of(checked(tags))
                : Optional.empty();
    }

    /// A list of tags as clients send it.
    ///
    /// @throws ProblemException 422
    public static Set<String> checked(List<?> tags) {
        Set<String> texts = new TreeSet<>();
        for (Object tag : tags) {
            if (!(tag instanceof String text) || !isTag(text)) {
                throw ProblemException.of(
                        422,
                        "A tag is a text of 1 to %d characters without control characters, which %s is not"
                                .formatted(LONGEST, Json.text(tag)));
            }
            texts.add(text);
        }
        if (texts.size() > MOST) {
            throw ProblemException.of(422, "There are %d tags, and %d is the most".formatted(texts.size(), MOST));
        }
        return texts;
    }

    /// Whether a text can be a tag.
    public static boolean isTag(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }
}
