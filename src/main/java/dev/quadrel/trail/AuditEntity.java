package dev.quadrel.trail;

import dev.quadrel.audit.AuditEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of the table `audit_trail`, which is written once and never changed.
@Entity
@Table(name = "audit_trail")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "time_happened")
    long happened;

    String kind = "";
    String outcome = "";
    String account = "";
    String name = "";
    String subject = "";
    String address = "";
    String detail = "";

    /// How often the same has happened.
    long times;

    static AuditEntity of(Happened entry) {
        AuditEvent event = entry.event();
        AuditEntity entity = new AuditEntity();
        entity.happened = entry.last().toEpochMilli();
        entity.kind = event.kind();
        entity.outcome = event.outcome().text();
        entity.account = event.account();
        entity.name = event.name();
        entity.subject = event.subject();
        entity.address = event.address();
        entity.detail = event.detail();
        entity.times = entry.times();
        return entity;
    }
}
