package dev.quadrel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.access.Identity;
import dev.quadrel.access.NodeAccess;
import dev.quadrel.access.Reach;
import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerAndTagsTest {

    private static final Set<Scope> READ = Set.of(Scope.READ_DATA);
    private static final Set<Scope> WRITE = Set.of(Scope.WRITE_DATA);
    private static final Set<Scope> CREATE = Set.of(Scope.WRITE_METADATA, Scope.CREATE_NODE);
    private static final UUID ANN = new UUID(0, 1);
    private static final String OWNER = ANN.toString();
    private static final NodeAccess OWN = NodeAccess.owned(OWNER, "ann");
    private static final NodeAccess OTHERS = NodeAccess.owned("other", "bob");

    private final OwnerAndTags policy =
            new OwnerAndTags(_ -> new Rights(Set.of("read"), Set.of("write", "more")), _ -> "ann");

    private static Identity.Member member(Set<Scope> scopes, String... tags) {
        Optional<Set<String>> limit = tags.length == 0 ? Optional.empty() : Optional.of(Set.of(tags));
        return new Identity.Member(ANN, scopes, Optional.empty(), Set.of(Role.USER), limit);
    }

    private static final Identity.Member USER = member(Role.USER.scopes());
    private static final Identity.Member ADMIN = member(Scope.ALL);

    private static Reach any(Reach... parts) {
        return Reach.anyOf(List.of(parts));
    }

    // rules 1, 2, 3 and 4
    @Test
    void usersReach_theirOwnAndTaggedNodes() {
        Reach own = new Reach.Owner(OWNER);
        Reach writing = new Reach.Tagged(Set.of("write", "more"));
        assertThat(policy.reach(USER, READ))
                .isEqualTo(any(new Reach.Root(), own, new Reach.Tagged(Set.of("read", "write", "more", "public"))));
        assertThat(policy.reach(USER, WRITE)).isEqualTo(any(own, writing));
        assertThat(policy.reach(USER, CREATE)).isEqualTo(any(new Reach.Root(), own, writing));
    }

    // rule 3
    @Test
    void othersReach_whatIsPublic() {
        Identity reader = new Identity.Anonymous(Set.of(Scope.READ_METADATA, Scope.READ_DATA));
        assertThat(policy.reach(reader, READ)).isEqualTo(any(new Reach.Root(), new Reach.Tagged(Set.of("public"))));
        assertThat(policy.reach(reader, WRITE)).isEqualTo(Reach.nothing());
        assertThat(policy.reach(Identity.stranger(), Set.of())).isEqualTo(Reach.nothing());
    }

    // rule 8
    @Test
    void administratorsReachEverything_butNotByLesserKeys() {
        assertThat(policy.reach(ADMIN, WRITE)).isEqualTo(Reach.everything());
        assertThat(policy.reach(member(Set.of(Scope.READ_METADATA, Scope.METRICS)), READ))
                .isNotEqualTo(Reach.everything());
    }

    // rule 7
    @Test
    void aKeyWithTags_reachesThoseAlone() {
        assertThat(policy.reach(member(READ, "read", "theirs"), READ))
                .isEqualTo(any(new Reach.Root(), new Reach.Tagged(Set.of("read"))));
        assertThat(policy.reach(member(READ, "theirs"), READ)).isEqualTo(new Reach.Root());
        assertThat(policy.reach(member(READ, "read"), WRITE)).isEqualTo(Reach.nothing());
        assertThat(policy.reach(member(READ, "user:ann"), WRITE)).isEqualTo(new Reach.Owner(OWNER));
    }

    // rule 5
    @Test
    void withoutTags_aNodeIsAsItsContainer_orBelongsToItsMaker() {
        assertThat(policy.atCreation(USER, "{}", NodeAccess.NONE)).isEqualTo(OWN);
        assertThat(policy.atCreation(USER, "{}", OWN)).isEqualTo(NodeAccess.NONE);
        assertThat(policy.atCreation(USER, "{}", OTHERS)).isEqualTo(OWN);
        assertThat(policy.atCreation(USER, "{}", NodeAccess.tagged(Set.of("write"))))
                .isEqualTo(NodeAccess.NONE);
        assertThat(policy.atCreation(USER, "{}", NodeAccess.tagged(Set.of("public"))))
                .isEqualTo(OWN);
        assertThat(policy.atCreation(ADMIN, "{}", NodeAccess.NONE)).isEqualTo(OWN);
        assertThat(policy.atCreation(ADMIN, "{}", OTHERS)).isEqualTo(NodeAccess.NONE);
        assertThat(OWN.blob()).isEqualTo("{\"user\":\"ann\"}");
    }

    // rule 6
    @Test
    void tagsAreGiven_byWhoMayWriteThem() {
        assertThat(policy.atCreation(USER, "{\"tags\":[\"write\"]}", NodeAccess.NONE))
                .isEqualTo(NodeAccess.tagged(Set.of("write")));
        assertThat(policy.atCreation(ADMIN, "{\"tags\":[\"public\"]}", NodeAccess.NONE))
                .isEqualTo(NodeAccess.tagged(Set.of("public")));
        assertThat(policy.atCreation(ADMIN, "{\"tags\":[]}", NodeAccess.NONE).tags())
                .isEmpty();
        NodeAccess there = NodeAccess.tagged(Set.of("write", "read"));
        assertThat(policy.atChange(USER, "{\"tags\":[\"read\",\"more\"]}", there))
                .isEqualTo(NodeAccess.tagged(Set.of("read", "more")));
        assertThat(policy.atChange(USER, "{}", there)).isEqualTo(there);
        refused(() -> policy.atChange(USER, "{\"tags\":[\"write\"]}", there), "\"read\"");
        refused(() -> policy.atChange(USER, "{\"tags\":[\"read\"]}", there), "not write the node any more");
    }

    // rule 6
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tags\":[\"read\"]}",
                "{\"tags\":[\"public\"]}",
                "{\"tags\":[\"write\",\"unknown\"]}",
                "{\"tags\":[]}",
                "{\"tags\":[\"user:ann\"]}",
                "{\"user\":\"ann\"}",
                "{\"tags\":[\"write\"],\"user\":\"ann\"}",
                "{\"a\":1}"
            })
    void otherBlobs_areRefused(String blob) {
        refused(() -> policy.atCreation(USER, blob, NodeAccess.NONE), "");
    }

    // rule 7
    @Test
    void aKeyWithTags_makesNodesWithThem() {
        Identity.Member limited = member(Role.USER.scopes(), "write");
        refused(() -> policy.atCreation(limited, "{}", NodeAccess.NONE), "name one of them");
        refused(() -> policy.atCreation(limited, "{\"tags\":[\"more\"]}", NodeAccess.NONE), "more");
        assertThat(policy.atCreation(limited, "{\"tags\":[\"write\"]}", NodeAccess.NONE)
                        .tags())
                .containsExactly("write");
        assertThat(policy.atCreation(limited, "{}", NodeAccess.tagged(Set.of("write"))))
                .isEqualTo(NodeAccess.NONE);
    }

    // rule 11
    @Test
    @SuppressWarnings("UnnecessaryAssignment")
    void whereNobodyLogsIn_nothingIsAsked() {
        BuiltInPolicy built = new BuiltInPolicy();
        built.gate = new AccessGate(new AccessSettings(Optional.empty(), false));
        assertThat(built.isOpen()).isTrue();
        built.gate = new AccessGate(new AccessSettings(Optional.empty(), false, Optional.of("lab")));
        assertThat(built.isOpen()).isFalse();
    }

    // rule 10
    @Test
    void whereAllIsOpen_onlyKeysWithTagsAreLimited() {
        OpenToUsers open = new OpenToUsers();
        assertThat(open.reach(USER, WRITE)).isEqualTo(Reach.everything());
        assertThat(open.reach(Identity.stranger(), READ)).isEqualTo(Reach.nothing());
        Identity.Member limited = member(Role.USER.scopes(), "t");
        assertThat(open.reach(limited, WRITE)).isEqualTo(new Reach.Tagged(Set.of("t")));
        assertThat(open.atCreation(USER, "{}", NodeAccess.NONE)).isEqualTo(NodeAccess.NONE);
        assertThat(open.atCreation(limited, "{}", NodeAccess.tagged(Set.of("t"))))
                .isEqualTo(NodeAccess.NONE);
        refused(() -> open.atCreation(limited, "{}", NodeAccess.NONE), "alone");
        refused(() -> open.atChange(limited, "{\"tags\":[\"other\"]}", NodeAccess.tagged(Set.of("t"))), "alone");
        assertThat(open.atChange(USER, "{\"tags\":[\"b\",\"a\"]}", NodeAccess.NONE)
                        .blob())
                .isEqualTo("{\"tags\":[\"a\",\"b\"]}");
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(403);
            assertThat(e.problem().detail())
                    .startsWith("Access policy rejects the provided access blob.")
                    .contains(reason);
        });
    }
}
