package dev.quadrel.openid;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a provider gives tokens for what a client has (RFC 6749, section 3.2).
record TokenEndpoint(OpenIdProvider provider) {

    private static final int TOO_MANY = 429;

    /// That it gives none.
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean isOfClient;

        /// @param error the provider's own word for it, which has no secrets
        Refusal(String error, int status) {
            super(error + " (" + status + ")", null, false, false);
            this.isOfClient = error.equals("invalid_client");
        }

        /// Whether it is not about a user, but about this server.
        boolean isOfClient() {
            return isOfClient;
        }
    }

    /// The members of its answer.
    ///
    /// @param grant what the client has
    /// @throws ProblemException 503 where the provider cannot be asked
    Map<?, ?> ask(Map<String, String> grant) throws Refusal {
        ProviderSettings settings = provider.settings();
        Map<String, String> form = new LinkedHashMap<>(grant);
        String[] headers = {};
        if (settings.clientSecret().isPresent() && provider.discovery().basicAuthentication()) {
            headers = new String[] {
                "Authorization",
                "Basic " + basic(settings.clientId(), settings.clientSecret().get())
            };
        } else {
            form.put("client_id", settings.clientId());
            settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        }
        try {
            ProviderHttp.Answer answer =
                    provider.http().post(provider.discovery().token(), form, headers);
            if (answer.isGood()) {
                return OpenIdProvider.object(answer.body());
            }
            if (answer.status() >= 500 || answer.status() == TOO_MANY) {
                throw new IOException("The status is " + answer.status());
            }
            throw new Refusal(error(answer), answer.status());
        } catch (IOException e) {
            throw provider.unavailable(e);
        }
    }

    /// RFC 6749, section 2.3.1.
    private static String basic(String id, String secret) {
        String text = Query.encoded(id) + ":" + Query.encoded(secret);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String error(ProviderHttp.Answer answer) {
        try {
            return String.valueOf(OpenIdProvider.object(answer.body()).get("error"));
        } catch (ProblemException noJson) {
            return "no reason";
        }
    }
}
