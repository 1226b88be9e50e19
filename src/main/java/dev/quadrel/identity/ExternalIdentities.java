package dev.quadrel.identity;

import dev.quadrel.audit.AuditEvent;
import java.util.function.Consumer;

/// What those who sign in at providers other than that of passwords take.
///
/// @param arrivals of those who let programs in
public record ExternalIdentities(
        SignIns signIns, DeviceCodes devices, Tickets tickets, HeldArrivals arrivals, Seals seals, Renewals renewals) {

    static ExternalIdentities of(
            IdentityDatabase database, LoginSessions sessions, Tokens tokens, IdentitySettings settings) {
        SignIns signIns = new SignIns(database, sessions, tokens, settings.browserSessionLife());
        return new ExternalIdentities(
                signIns,
                new DeviceCodes(database, signIns),
                new Tickets(database, tokens.keys()),
                new HeldArrivals(database),
                new Seals(tokens.keys()),
                new Renewals(database));
    }

    /// Who is told of sign-ins and of their ends.
    void tell(Consumer<AuditEvent> listener) {
        signIns.tell(listener);
        renewals.tell(listener);
    }
}
