package dev.quadrel.policy;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessPolicy;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/// The policy of this deployment, unless it has one of its own.
@ApplicationScoped
public class BuiltInPolicy implements AccessPolicy {

    private final PolicySettings settings = PolicySettings.from(ConfigProvider.getConfig());

    @Inject
    AccessGate gate;

    @Inject
    TagStore tags;

    /// A wrong setting stops the start.
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        // The settings are read by now.
    }

    @Override
    public boolean isOpen() {
        return !gate.hasMembers();
    }

    @Override
    public Reach reach(Identity who, Set<Scope> scopes) {
        return policy().reach(who, scopes);
    }

    @Override
    public NodeAccess atCreation(Identity who, String asked, NodeAccess around) {
        return policy().atCreation(who, asked, around);
    }

    @Override
    public NodeAccess atChange(Identity who, String asked, NodeAccess current) {
        return policy().atChange(who, asked, current);
    }

    private AccessPolicy policy() {
        return switch (settings.kind()) {
            case OPEN -> new OpenToUsers();
            case OWNER_AND_TAGS -> tags.policy();
        };
    }
}
