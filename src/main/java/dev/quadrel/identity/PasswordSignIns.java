package dev.quadrel.identity;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import java.util.Optional;

/// Users who log in by name and password, in a program or a browser; and what the audit trail has of that.
public record PasswordSignIns(IdentityStore store) {

    /// Begins a session of a program.
    ///
    /// @throws ProblemException 401 where the name or the password is wrong, 429 where too many were
    LoginSessions.Opened ofProgram(String name, String password, String address) {
        IdentityEntity user = verified(name, password, address);
        return begun(store.open().sessions().open(user), user);
    }

    /// Begins a session of a browser.
    ///
    /// @throws ProblemException 401 where the name or the password is wrong, 429 where too many were
    public SignIns.OfBrowser ofBrowser(String name, String password, String address) {
        IdentityEntity user = verified(name, password, address);
        SignIns.Begun session = store.external().signIns().ofPassword(user);
        begun(session.opened(), user);
        return session.browser();
    }

    private LoginSessions.Opened begun(LoginSessions.Opened opened, IdentityEntity user) {
        store.happened(
                AuditEvent.done("login", opened.profile().uuid().toString(), opened.session().uuid, user.provider)
                        .by(user.name));
        return opened;
    }

    private IdentityEntity verified(String name, String password, String address) {
        PasswordLogins logins = store.open().logins();
        try {
            return logins.verify(name, password, address);
        } catch (ProblemException refused) {
            store.happened(failure(logins.find(name), refused.problem().status() == 401, address));
            throw refused;
        }
    }

    /// Without the name where nobody has it: people type passwords there.
    private static AuditEvent failure(Optional<Profile> user, boolean compared, String address) {
        return new AuditEvent(
                "login",
                compared ? AuditEvent.Outcome.FAILED : AuditEvent.Outcome.REFUSED,
                user.map(known -> known.uuid().toString()).orElse(""),
                user.map(Profile::name).orElse(""),
                "",
                address,
                compared ? "" : "after too many attempts");
    }
}
