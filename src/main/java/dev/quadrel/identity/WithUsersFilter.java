package dev.quadrel.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Answers with 404 where nobody logs in, before anybody is asked who it is.
@Provider
@WithUsers
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 1)
public class WithUsersFilter implements ContainerRequestFilter {

    @Inject
    IdentityStore store;

    @Override
    public void filter(ContainerRequestContext request) {
        store.requireUsers();
    }
}
