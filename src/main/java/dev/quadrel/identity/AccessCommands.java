package dev.quadrel.identity;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.command.ServerCommand;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// How an operator sees and takes away API keys and sessions.
@ApplicationScoped
class AccessCommands {

    private static final Page FIRST = new Page(null, 0, Page.LARGEST);

    @Inject
    IdentityStore store;

    @ServerCommand(value = "session list", arguments = 0, help = "lists the first 300 sessions that hold: id, user")
    String sessions() {
        OpenIdentities open = store.openOrRefuse();
        return open.administration().sessions(FIRST).stream()
                .map(session -> session.thing().uuid + "  " + name(open, session.owner()))
                .collect(Collectors.joining("\n"));
    }

    @ServerCommand(value = "session revoke", arguments = 1, help = "ID ends a session")
    void revokeSession(List<String> words) {
        UUID session = Callers.uuid(words.getFirst());
        if (!store.openOrRefuse().sessions().revoke(session, Optional.empty())) {
            throw ProblemException.notFound("No session " + session);
        }
        store.happened(AuditEvent.done("session.revoke", "command", session.toString(), ""));
    }

    @ServerCommand(
            value = "key list",
            arguments = 0,
            help = "lists the first 300 API keys: principal, first 8 characters, name")
    String keys() {
        OpenIdentities open = store.openOrRefuse();
        return open.administration().keys(FIRST).stream()
                .map(key -> key.owner() + "  " + key.thing().firstEight + "  " + name(open, key.owner()))
                .collect(Collectors.joining("\n"));
    }

    @ServerCommand(
            value = "key revoke",
            arguments = 2,
            help = "PRINCIPAL FIRST_EIGHT takes an API key away, by the words of \"key list\"")
    void revokeKey(List<String> words) {
        UUID owner = Callers.uuid(words.getFirst());
        String firstEight = KeyResource.required(words.getLast());
        if (!store.openOrRefuse().keys().delete(owner, firstEight)) {
            throw ProblemException.notFound("The principal %s has no such API key.".formatted(owner));
        }
        store.happened(AuditEvent.done("key.revoke", "command", firstEight.substring(0, 8), "of " + owner));
    }

    private static String name(OpenIdentities open, UUID owner) {
        return open.principals().find(owner).map(Profile::name).orElse("");
    }
}
