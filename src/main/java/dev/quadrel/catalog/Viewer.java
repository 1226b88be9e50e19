package dev.quadrel.catalog;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Scope;
import dev.quadrel.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// For whom a catalog is opened, and what for.
///
/// @param rules who it is and who decides; none for the server itself, and where all is open
/// @param sight which nodes there are for it
record Viewer(Optional<Rules> rules, Sight sight) {

    /// The server itself.
    static final Viewer SERVER = new Viewer(Optional.empty(), Sight.WHOLE);

    /// Who decides about whom.
    ///
    /// @param scopes that the request needs
    record Rules(AccessPolicy policy, Identity who, Set<Scope> scopes) {}

    /// Which nodes there are.
    ///
    /// @param seen those that there are at all
    /// @param used those with which something can be done
    /// @param inherited whether what counts for a node is shown, rather than what it says itself
    record Sight(Reach seen, Reach used, boolean inherited) {

        /// Everything, as it is stored.
        static final Sight WHOLE = new Sight(Reach.everything(), Reach.everything(), false);

        /// Whether no node is left out.
        boolean isWhole() {
            return seen.equals(Reach.everything()) && used.equals(Reach.everything());
        }

        /// Those that are there, and with which something can be done.
        Reach both() {
            return seen.and(used);
        }
    }

    /// Somebody with a request that needs these scopes.
    static Viewer of(AccessPolicy policy, Identity who, Set<Scope> scopes) {
        Set<Scope> looking = Set.of(Scope.READ_METADATA);
        Reach seen = policy.reach(who, looking);
        Reach used = scopes.equals(looking) ? seen : policy.reach(who, scopes);
        return new Viewer(Optional.of(new Rules(policy, who, scopes)), new Sight(seen, used, true));
    }

    /// The same with a sight of all nodes.
    Viewer ofAll() {
        return new Viewer(rules, new Sight(Reach.everything(), Reach.everything(), sight.inherited));
    }

    /// What a new node says.
    NodeAccess atCreation(String asked, NodeAccess around) {
        return rules.map(by -> by.policy.atCreation(by.who, asked, around)).orElseGet(() -> NodeAccess.of(asked));
    }

    /// What a node says from now on; nothing where that stays as it is.
    Optional<NodeAccess> atChange(String asked, NodeAccess current) {
        if (rules.isEmpty()) {
            return Optional.of(NodeAccess.of(asked));
        }
        Rules by = rules.get();
        return AccessTags.isSame(asked, current.blob())
                ? Optional.empty()
                : Optional.of(by.policy.atChange(by.who, asked, current)).filter(access -> !access.equals(current));
    }

    /// Says that a node is there, but not for that; the words are Tiled's.
    ProblemException denied() {
        String scopes = rules.map(Rules::scopes).orElse(Set.of()).stream()
                .sorted()
                .map(scope -> "'" + scope.text() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        return ProblemException.of(
                403, "Not enough permissions to perform this action on this node. Requires scopes " + scopes);
    }
}
