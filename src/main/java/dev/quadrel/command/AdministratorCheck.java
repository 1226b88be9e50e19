package dev.quadrel.command;

import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Lets administrators through: those who know the secret of the setting.
@ApplicationScoped
class AdministratorCheck {

    private static final String SCHEME = "Bearer ";

    @Inject
    CommandSettings settings;

    /// @param authorization the request's field of that name
    /// @throws ProblemException 403 where no secret is set, 401 where it was not sent
    void require(@Nullable String authorization) {
        String secret = settings.adminToken()
                .orElseThrow(() -> ProblemException.of(
                        403,
                        "Commands are off over HTTP: nobody is an administrator until the setting"
                                + " quadrel.command.admin-token has a secret"));
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthorized("Commands are for administrators: send Authorization: Bearer <admin token>", "Bearer");
        }
        byte[] sent = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), sent)) {
            throw unauthorized("The Bearer token is not that of an administrator", "Bearer error=\"invalid_token\"");
        }
    }

    private static ProblemException unauthorized(String detail, String challenge) {
        return new ProblemException(Problem.of(401, detail).withHeader("WWW-Authenticate", challenge));
    }
}
