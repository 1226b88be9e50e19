package dev.quadrel.client;

import java.util.Optional;

/// What requests say about who asks. Thread safe.
interface Authorization {

    /// The value of the header `Authorization`; empty for nobody.
    Optional<String> header();

    /// Gets a new one, where that is possible, since the server has refused this one.
    ///
    /// @return whether to try again
    boolean renew(Optional<String> refused);

    /// The same for each request.
    static Authorization fixed(Optional<String> header) {
        return new Authorization() {
            @Override
            public Optional<String> header() {
                return header;
            }

            @Override
            public boolean renew(Optional<String> refused) {
                return false;
            }
        };
    }
}
