package dev.quadrel.access;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The check of who it is, for tests of resources in other packages.
public final class Gates {

    private Gates() {}

    /// By this gate.
    @SuppressWarnings("UnnecessaryAssignment")
    public static Object feature(AccessGate gate) {
        AccessFeature feature = new AccessFeature();
        feature.gate = gate;
        return feature;
    }

    /// The same, which tells what it refuses.
    public static Object feature(AccessGate gate, Consumer<AuditEvent> audit) {
        AccessFeature feature = (AccessFeature) feature(gate);
        feature.tell(audit);
        return feature;
    }

    /// One member with one key and one token, who may read.
    @SuppressWarnings("UnnecessaryAssignment")
    static AccessFeature featureOfMembers() {
        Identity.Member member = new Identity.Member(new UUID(0, 7), EnumSet.of(Scope.READ_METADATA), Optional.empty());
        AccessFeature feature = new AccessFeature();
        feature.gate = new AccessGate(
                new AccessSettings(Optional.of("secret"), false, Optional.of("lab")), () -> new Members() {
                    @Override
                    public Optional<Identity.Member> ofKey(String secret) {
                        return secret.equals("own") ? Optional.of(member) : Optional.empty();
                    }

                    @Override
                    public Identity.Member ofToken(String token) {
                        if (token.equals("x.y.z")) {
                            return member;
                        }
                        throw ProblemException.of(401, "Access token has expired. Refresh token.");
                    }

                    @Override
                    public Optional<Identity.Member> ofSession(String secret) {
                        return secret.equals("5e55") ? Optional.of(member) : Optional.empty();
                    }
                });
        return feature;
    }
}
