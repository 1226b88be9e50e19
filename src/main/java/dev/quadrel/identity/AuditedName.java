package dev.quadrel.identity;

import dev.quadrel.access.Identity;
import dev.quadrel.audit.AuditEvent;
import jakarta.ws.rs.core.SecurityContext;

/// Who makes a request, for the audit trail: looked up before anything is done, as it may be done to oneself.
record AuditedName(String account, String name) {

    static AuditedName of(IdentityStore store, SecurityContext security) {
        return of(store, Identity.of(security));
    }

    static AuditedName of(IdentityStore store, Identity who) {
        String name = who instanceof Identity.Member member
                ? store.open()
                        .principals()
                        .find(member.principal())
                        .map(Profile::name)
                        .orElse("")
                : "";
        return new AuditedName(who.getName(), name);
    }

    AuditEvent did(String kind, Profile to) {
        return did(kind, to, "");
    }

    AuditEvent did(String kind, Profile to, String detail) {
        String subject = to.name().isEmpty() ? to.principal().uuid : to.name();
        return AuditEvent.done(kind, account, subject, detail).by(name);
    }
}
