-- Who may use the server: users and services. Times are milliseconds since 1970.
CREATE TABLE principals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    -- Names with blanks between them.
    roles TEXT NOT NULL,
    time_created INTEGER NOT NULL
);

-- By which names providers know them.
CREATE TABLE identities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    principal_id INTEGER NOT NULL REFERENCES principals (id) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Where the provider asks for passwords.
    password_hash TEXT,
    latest_login INTEGER,
    UNIQUE (provider, name)
);
CREATE INDEX identities_principal ON identities (principal_id);

CREATE TABLE api_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    principal_id INTEGER NOT NULL REFERENCES principals (id) ON DELETE CASCADE,
    first_eight TEXT NOT NULL,
    -- SHA-256 of the secret, in hexadecimal digits.
    secret_hash TEXT NOT NULL UNIQUE,
    -- Names with blanks between them; 'inherit' for all that the owner has.
    scopes TEXT NOT NULL,
    note TEXT,
    time_created INTEGER NOT NULL,
    expiration_time INTEGER,
    latest_activity INTEGER,
    UNIQUE (principal_id, first_eight)
);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    principal_id INTEGER NOT NULL REFERENCES principals (id) ON DELETE CASCADE,
    uuid TEXT NOT NULL UNIQUE,
    time_created INTEGER NOT NULL,
    expiration_time INTEGER NOT NULL,
    time_last_refreshed INTEGER,
    refresh_count INTEGER NOT NULL,
    revoked INTEGER NOT NULL
);
CREATE INDEX sessions_principal ON sessions (principal_id);

-- By which tokens are signed: the newest signs, all verify.
CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    -- In hexadecimal digits.
    secret TEXT NOT NULL,
    time_created INTEGER NOT NULL
);
