package dev.quadrel.policy;

import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Role;
import dev.quadrel.command.ServerCommand;
import dev.quadrel.identity.IdentityStore;
import dev.quadrel.policy.TagGrants.Grant;
import dev.quadrel.policy.TagGrants.Grantee;
import dev.quadrel.policy.TagGrants.Level;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/// How an operator says who may use which tags.
@ApplicationScoped
class TagCommands {

    private static final String ROLE = "role:";
    private static final String OFF =
            "There are no users: nobody logs in until the setting quadrel.access.password-provider has a name";

    @Inject
    TagStore store;

    @Inject
    IdentityStore identities;

    @ServerCommand(
            value = "tag grant",
            arguments = 3,
            help = "TAG NAME read|write lets a user, or role:user for all, use nodes with a tag")
    void grant(List<String> words) {
        String tag = tag(words.get(0));
        grants().grant(tag, grantee(words.get(1)), level(words.get(2)));
    }

    @ServerCommand(value = "tag revoke", arguments = 2, help = "TAG NAME takes a tag away from a user or role")
    void revoke(List<String> words) {
        if (!grants().revoke(words.get(0), grantee(words.get(1)))) {
            throw ProblemException.notFound(
                    "The tag \"%s\" is not granted to \"%s\"".formatted(words.get(0), words.get(1)));
        }
    }

    @ServerCommand(value = "tag list", arguments = 0, help = "lists who may use which tags")
    String list() {
        return grants().list().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Grant grant) {
        return String.format(Locale.ROOT, "%-24s %-24s %s", grant.tag(), name(grant.grantee()), grant.level());
    }

    private String name(Grantee grantee) {
        return switch (grantee) {
            case Grantee.Principal(UUID id) -> identities.name(id);
            case Grantee.Everyone(Role role) -> ROLE + role.text();
        };
    }

    private static String tag(String text) {
        if (!NodeAccess.isTag(text) || text.startsWith(OwnerAndTags.USER)) {
            throw ProblemException.badRequest(
                    "A tag has 1 to 255 characters, no control characters among them, and does not begin with "
                            + OwnerAndTags.USER);
        }
        return text;
    }

    private Grantee grantee(String name) {
        if (!name.startsWith(ROLE)) {
            return new Grantee.Principal(identities.principal(name));
        }
        return new Grantee.Everyone(Role.of(name.substring(ROLE.length()))
                .orElseThrow(() -> ProblemException.badRequest("There is no \"%s\", only %s"
                        .formatted(
                                name,
                                Arrays.stream(Role.values())
                                        .map(role -> ROLE + role.text())
                                        .collect(Collectors.joining(", "))))));
    }

    private static Level level(String text) {
        return Arrays.stream(Level.values())
                .filter(level -> level.text().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("It is read or write, not \"%s\"".formatted(text)));
    }

    private TagGrants grants() {
        if (!identities.isOn()) {
            throw ProblemException.badRequest(OFF);
        }
        return store.grants();
    }
}
