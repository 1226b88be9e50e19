package dev.quadrel.command;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.Identity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Lets those through who know the secret of the setting; all others are asked who they are, as anywhere else.
@Provider
@AdminToken
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 1)
public class AdminTokenFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    @Inject
    CommandSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable String sent = request.getHeaderString("Authorization");
        if (sent != null && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && isRight(sent)) {
            request.setProperty(AccessGate.ADMITTED, new Identity.SingleUser());
        }
    }

    private boolean isRight(String sent) {
        byte[] token = sent.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return settings.adminToken()
                .filter(secret -> MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), token))
                .isPresent();
    }
}
