package dev.quadrel.access;

import jakarta.security.enterprise.CallerPrincipal;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;

/// Whom the container knows as the caller.
final class SignedOn extends CallerPrincipal {

    private static final long serialVersionUID = 1;

    /// Never serialized, see [#writeObject].
    private final transient Identity identity;

    SignedOn(Identity identity) {
        super(identity.getName());
        this.identity = identity;
    }

    Identity identity() {
        return identity;
    }

    /// What somebody may do is found out anew with each request.
    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException(SignedOn.class.getName());
    }
}
