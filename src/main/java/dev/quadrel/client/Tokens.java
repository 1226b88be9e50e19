package dev.quadrel.client;

import java.util.Optional;

/// What somebody gets who has logged in.
///
/// @param access for requests, for some minutes
/// @param refresh for new ones, for some days
/// @param identity of an identity provider, for logging out
record Tokens(String access, String refresh, Optional<String> identity) {

    static Tokens of(Members answer) {
        return new Tokens(answer.text("access_token"), answer.text("refresh_token"), answer.findText("id_token"));
    }

    @Override
    public String toString() {
        return "Tokens[...]";
    }
}
