package dev.quadrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `sign_ins`: how a session began at a provider other than that of passwords, or in a browser.
@Entity
@Table(name = "sign_ins")
class SignInEntity {

    /// The session's.
    @Id
    @Column(name = "session_uuid")
    String uuid = "";

    String provider = "";
    String subject = "";

    @Column(name = "provider_session")
    @Nullable
    String providerSession;

    @Column(name = "cookie_hash")
    @Nullable
    String cookieHash;

    @Column(name = "id_token")
    @Nullable
    String idToken;

    /// Encrypted, see [Arrival#renewal].
    @Nullable
    String renewal;
}
