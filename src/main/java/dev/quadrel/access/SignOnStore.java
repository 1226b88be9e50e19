package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/// Whom the [AccessGate] knows, as Jakarta Security asks for it.
@ApplicationScoped
public class SignOnStore implements IdentityStore {

    @Inject
    AccessGate gate;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof ServletCredential servlet)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        if (servlet.isForged()) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        try {
            Identity identity = gate.identify(servlet.shown());
            return identity instanceof Identity.Anonymous
                    ? CredentialValidationResult.INVALID_RESULT
                    : new CredentialValidationResult(new SignedOn(identity), identity.groups());
        } catch (ProblemException unknown) {
            return CredentialValidationResult.INVALID_RESULT;
        }
    }
}
