package dev.quadrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `device_codes`: a program that waits until somebody has signed in in a browser.
@Entity
@Table(name = "device_codes")
class DeviceCodeEntity {

    @Id
    @Column(name = "code_hash")
    String codeHash = "";

    @Column(name = "user_code")
    String userCode = "";

    String provider = "";

    @Column(name = "expiration_time")
    long expires;

    /// Once somebody has.
    @Column(name = "session_uuid")
    @Nullable
    String session;
}
