package dev.quadrel.identity;

/// What those who sign in at providers other than that of passwords take.
public record ExternalIdentities(SignIns signIns, DeviceCodes devices, Tickets tickets) {

    static ExternalIdentities of(
            IdentityDatabase database, LoginSessions sessions, Tokens tokens, IdentitySettings settings) {
        SignIns signIns = new SignIns(database, sessions, tokens, settings.browserSessionLife());
        return new ExternalIdentities(
                signIns, new DeviceCodes(database, signIns), new Tickets(database, tokens.keys()));
    }
}
