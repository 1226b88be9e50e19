-- Who is known by providers other than that of passwords: a name may change, the subject never does.
ALTER TABLE identities ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX identities_subject ON identities (provider, subject);

-- By which session of a provider a session began.
CREATE TABLE sign_ins (
    session_uuid TEXT PRIMARY KEY REFERENCES sessions (uuid) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider_session TEXT,
    -- SHA-256 of the secret in the browser's cookie, in hexadecimal digits.
    cookie_hash TEXT UNIQUE,
    -- By which the provider knows whom to sign out.
    id_token TEXT
);
CREATE INDEX sign_ins_provider_session ON sign_ins (provider, provider_session);
CREATE INDEX sign_ins_subject ON sign_ins (provider, subject);

-- Programs that wait until somebody has signed in in a browser. Times are milliseconds since 1970.
CREATE TABLE device_codes (
    -- SHA-256 of the code, in hexadecimal digits.
    code_hash TEXT PRIMARY KEY,
    user_code TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    expiration_time INTEGER NOT NULL,
    session_uuid TEXT
);

-- What counts once, until it would not count anyway.
CREATE TABLE used_tickets (
    id TEXT PRIMARY KEY,
    expiration_time INTEGER NOT NULL
);
