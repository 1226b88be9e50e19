-- By which the provider tells anew who somebody is: its refresh token, encrypted.
ALTER TABLE sign_ins ADD COLUMN renewal TEXT;

-- Those who have signed in for a program, on their way to the page where they enter its code. Times are milliseconds
-- since 1970.
CREATE TABLE arrivals (
    -- SHA-256 of the code, in hexadecimal digits.
    code_hash TEXT PRIMARY KEY,
    -- JSON.
    contents TEXT NOT NULL,
    expiration_time INTEGER NOT NULL
);
