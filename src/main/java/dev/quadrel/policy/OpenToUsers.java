package dev.quadrel.policy;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every user may use all nodes, as far as the scopes go. Thread safe.
final class OpenToUsers implements AccessPolicy {

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Reach reach(Identity who, Set<Scope> scopes) {
        boolean isReading = OwnerAndTags.READING.containsAll(scopes);
        return switch (who) {
            case Identity.SingleUser _ -> Reach.everything();
            case Identity.Anonymous reader ->
                isReading && !reader.scopes().isEmpty() ? Reach.everything() : Reach.nothing();
            case Identity.Member member ->
                member.tags()
                        .map(tags -> tagged(tags, isReading || scopes.contains(Scope.CREATE_NODE)))
                        .orElse(Reach.everything());
        };
    }

    private static Reach tagged(Set<String> tags, boolean withRoot) {
        Reach tagged = new Reach.Tagged(tags);
        return withRoot ? Reach.anyOf(List.of(new Reach.Root(), tagged)) : tagged;
    }

    @Override
    public NodeAccess atCreation(Identity who, String asked, NodeAccess around) {
        Optional<Set<String>> limit = limit(who);
        if (asked.equals(NodeAccess.NONE.blob())) {
            if (limit.isPresent() && around.tags().stream().noneMatch(limit.get()::contains)) {
                throw refusal(limit.get());
            }
            return NodeAccess.NONE;
        }
        return tagged(asked, limit);
    }

    @Override
    public NodeAccess atChange(Identity who, String asked, NodeAccess current) {
        return asked.equals(NodeAccess.NONE.blob()) ? current : tagged(asked, limit(who));
    }

    private static NodeAccess tagged(String asked, Optional<Set<String>> limit) {
        Set<String> tags = NodeAccess.tags(Json.parse(asked))
                .orElseThrow(() -> AccessPolicy.refusal(
                        "access_blob is of the form {\"tags\": [\"tag1\", \"tag2\"]}, which %s is not"
                                .formatted(asked)));
        if (limit.isPresent() && (tags.isEmpty() || !limit.get().containsAll(tags))) {
            throw refusal(limit.get());
        }
        return NodeAccess.tagged(tags);
    }

    private static Optional<Set<String>> limit(Identity who) {
        return who instanceof Identity.Member member ? member.tags() : Optional.empty();
    }

    private static RuntimeException refusal(Set<String> tags) {
        return AccessPolicy.refusal("This API key is for nodes with the tags " + tags + " alone");
    }
}
