package dev.quadrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `sessions`: what began with a login.
@Entity
@Table(name = "sessions")
class SessionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "principal_id")
    long principal;

    String uuid = "";

    @Column(name = "time_created")
    long created;

    @Column(name = "expiration_time")
    long expires;

    @Column(name = "time_last_refreshed")
    @Nullable
    Long refreshed;

    @Column(name = "refresh_count")
    int refreshCount;

    /// 1 where it is.
    int revoked;

    boolean holds(long now) {
        return revoked == 0 && now < expires;
    }
}
