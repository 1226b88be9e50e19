-- What administrators may want to know of later. Rows are added, and deleted when they are old, but never changed.
CREATE TABLE audit_trail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Milliseconds since 1970; of several equal events the last one's.
    time_happened INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    address TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- How many equal events it stands for.
    times INTEGER NOT NULL
);
CREATE INDEX audit_trail_time ON audit_trail (time_happened);

CREATE TRIGGER audit_trail_is_final BEFORE UPDATE ON audit_trail
BEGIN
    SELECT RAISE(ABORT, 'an entry of the audit trail is not changed');
END;
