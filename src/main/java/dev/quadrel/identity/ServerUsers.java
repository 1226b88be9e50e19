package dev.quadrel.identity;

import dev.quadrel.problem.ProblemException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/// Those whom a security domain of the server knows: in a folder of files, in LDAP, or wherever its realms look.
final class ServerUsers {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.identity");

    private ServerUsers() {}

    /// The roles of the user of this name and password; empty where there is none.
    ///
    /// @throws ProblemException 503 where a realm cannot be asked
    static Optional<Set<String>> roles(String name, String password) {
        SecurityDomain known = (SecurityDomain)
                ServerServices.domain().orElseThrow(() -> new IllegalStateException("No security domain"));
        try {
            Set<String> roles = new HashSet<>();
            known.authenticate(name, new PasswordGuessEvidence(password.toCharArray()))
                    .getRoles()
                    .forEach(roles::add);
            return Optional.of(roles);
        } catch (SecurityException wrong) {
            return Optional.empty();
        } catch (RealmUnavailableException e) {
            LOG.warn("The security domain of the passwords cannot be asked", e);
            throw ProblemException.of(503, "The server cannot ask who you are at the moment; try again later");
        }
    }
}
