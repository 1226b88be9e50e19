package org.example.check;

import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Scope;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;

/// A policy in the place of Quadrel's own: what is tagged `shown` is there for everybody, and nothing else. Only where
/// the property `check.policy` is set.
@Alternative
@Priority(1)
@ApplicationScoped
public class OwnPolicy implements AccessPolicy {

    @Override
    public boolean isOpen() {
        return !Boolean.getBoolean("check.policy");
    }

    @Override
    public Reach reach(Identity who, Set<Scope> scopes) {
        return Reach.anyOf(List.of(new Reach.Root(), new Reach.Tagged(Set.of("shown"))));
    }

    @Override
    public NodeAccess atCreation(Identity who, String asked, NodeAccess around) {
        return NodeAccess.of(asked);
    }

    @Override
    public NodeAccess atChange(Identity who, String asked, NodeAccess current) {
        throw AccessPolicy.refusal("Nothing changes here");
    }
}
