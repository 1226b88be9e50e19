package dev.quadrel.client;

import java.util.Optional;

/// Who asks a server, and how it knows. Thread safe.
public final class Authentication implements Authorization {

    private final Credentials credentials;

    Authentication(Context context, Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Optional<String> header() {
        return credentials instanceof Credentials.Key key ? Optional.of("Apikey " + key.secret()) : Optional.empty();
    }

    @Override
    public boolean renew(Optional<String> refused) {
        return false;
    }
}
