package dev.quadrel.policy;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// A node belongs to whoever made it, or has tags. Thread safe.
///
/// @param rights which tags somebody may use
/// @param names what somebody is called
record OwnerAndTags(Function<Identity.Member, Rights> rights, Function<UUID, String> names) implements AccessPolicy {

    static final Set<Scope> READING = Set.of(Scope.READ_METADATA, Scope.READ_DATA);

    /// Begins the tag that stands for what belongs to somebody.
    static final String USER = "user:";

    private static final String SERVICE = "service:";

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Reach reach(Identity who, Set<Scope> scopes) {
        boolean isReading = READING.containsAll(scopes);
        return switch (who) {
            case Identity.SingleUser _ -> Reach.everything();
            case Identity.Anonymous reader ->
                isReading && !reader.scopes().isEmpty()
                        ? Reach.anyOf(List.of(new Reach.Root(), new Reach.Tagged(Set.of(NodeAccess.PUBLIC))))
                        : Reach.nothing();
            case Identity.Member member -> isAdmin(member) ? Reach.everything() : reach(member, scopes, isReading);
        };
    }

    private Reach reach(Identity.Member member, Set<Scope> scopes, boolean isReading) {
        List<Reach> parts = new ArrayList<>();
        if (isReading || scopes.contains(Scope.CREATE_NODE)) {
            parts.add(new Reach.Root());
        }
        if (hasOwn(member)) {
            parts.add(new Reach.Owner(owner(member)));
        }
        Set<String> tags = isReading ? readable(member) : writable(member);
        if (!tags.isEmpty()) {
            parts.add(new Reach.Tagged(tags));
        }
        return Reach.anyOf(parts);
    }

    /// A key without this scope has fewer rights than its owner, so it has no special ones.
    static boolean isAdmin(Identity.Member member) {
        return member.scopes().contains(Scope.ADMIN_APIKEYS);
    }

    private static String owner(Identity.Member member) {
        return member.principal().toString();
    }

    /// Whether it may use what belongs to it.
    private boolean hasOwn(Identity.Member member) {
        return member.tags().isEmpty() || member.tags().get().contains(USER + names.apply(member.principal()));
    }

    private Set<String> readable(Identity.Member member) {
        Rights all = rights.apply(member);
        Set<String> tags = new HashSet<>(all.read());
        tags.addAll(all.write());
        tags.add(NodeAccess.PUBLIC);
        member.tags().ifPresent(tags::retainAll);
        return tags;
    }

    private Set<String> writable(Identity.Member member) {
        Set<String> tags = new HashSet<>(rights.apply(member).write());
        member.tags().ifPresent(tags::retainAll);
        return tags;
    }

    @Override
    public NodeAccess atCreation(Identity who, String asked, NodeAccess around) {
        Identity.Member member = member(who);
        if (asked.equals(NodeAccess.NONE.blob())) {
            return mayWrite(member, around) ? NodeAccess.NONE : owned(member);
        }
        return tagged(member, asked, Set.of());
    }

    private boolean mayWrite(Identity.Member member, NodeAccess access) {
        if (isAdmin(member)) {
            return !access.isNone();
        }
        boolean isOwn = access.owner().filter(owner(member)::equals).isPresent() && hasOwn(member);
        return isOwn || access.tags().stream().anyMatch(writable(member)::contains);
    }

    private NodeAccess owned(Identity.Member member) {
        if (!hasOwn(member)) {
            throw AccessPolicy.refusal("This API key is for nodes with the tags %s: name one of them in access_tags"
                    .formatted(member.tags().orElse(Set.of())));
        }
        return NodeAccess.owned(owner(member), names.apply(member.principal()));
    }

    @Override
    public NodeAccess atChange(Identity who, String asked, NodeAccess current) {
        return asked.equals(NodeAccess.NONE.blob()) ? current : tagged(member(who), asked, current.tags());
    }

    /// @param there tags that are there, which may stay whoever may use them
    private NodeAccess tagged(Identity.Member member, String asked, Set<String> there) {
        Optional<Set<String>> tags = NodeAccess.tags(Json.parse(asked));
        if (tags.isEmpty()) {
            throw AccessPolicy.refusal(
                    "access_blob is of the form {\"tags\": [\"tag1\", \"tag2\"]}, which %s is not".formatted(asked));
        }
        tags.get().stream()
                .filter(tag -> tag.startsWith(USER) || tag.startsWith(SERVICE))
                .findFirst()
                .ifPresent(tag -> {
                    throw AccessPolicy.refusal(
                            "\"%s\" stands for whoever made a node, and cannot be given to one".formatted(tag));
                });
        if (!isAdmin(member)) {
            requireWritable(member, tags.get(), there);
        }
        return NodeAccess.tagged(tags.get());
    }

    private void requireWritable(Identity.Member member, Set<String> tags, Set<String> there) {
        Set<String> writable = writable(member);
        Stream.concat(
                        tags.stream().filter(tag -> !there.contains(tag)),
                        there.stream().filter(tag -> !tags.contains(tag)))
                .filter(tag -> !writable.contains(tag))
                .findFirst()
                .ifPresent(tag -> {
                    throw AccessPolicy.refusal(
                            "The tag \"%s\" is given and taken away by those who may write it".formatted(tag));
                });
        if (tags.stream().noneMatch(writable::contains)) {
            throw AccessPolicy.refusal(
                    "With the tags %s, you could not write the node any more; one of them has to be yours to write"
                            .formatted(tags));
        }
    }

    private static Identity.Member member(Identity who) {
        if (who instanceof Identity.Member member) {
            return member;
        }
        throw ProblemException.of(403, "Only users make nodes and say who may use them");
    }
}
