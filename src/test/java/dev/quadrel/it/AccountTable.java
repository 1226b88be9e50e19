package dev.quadrel.it;

import dev.quadrel.access.Scope;
import dev.quadrel.it.AccountCast.Caller;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/// What everybody is answered on the routes that are on no node.
record AccountTable(Map<AccountRoute, Map<Caller, Wire.Reply>> replies) {

    /// Asks each once.
    static AccountTable of(AccountCast cast) throws IOException {
        Map<AccountRoute, Map<Caller, Wire.Reply>> replies = new LinkedHashMap<>();
        for (AccountRoute route : AccountRoute.all()) {
            Map<Caller, Wire.Reply> row = new EnumMap<>(Caller.class);
            for (Caller caller : Caller.values()) {
                row.put(caller, cast.send(route, caller));
            }
            replies.put(route, row);
        }
        return new AccountTable(replies);
    }

    /// Whoever lacks a scope is refused, or, where nobody logs in, told that there is no such route; nobody else is
    /// refused for want of one.
    static void check(SoftAssertions all, AccountRoute route, Set<Scope> needed, Caller caller, Wire.Reply reply) {
        boolean mayCommand = caller == Caller.COMMAND_TOKEN && route.path().startsWith("/admin/commands");
        var said = all.assertThat(reply.status()).as("%s by %s: %s", route.name(), caller, reply.text());
        if (mayCommand) {
            said.isEqualTo(200);
        } else if (!caller.scopes().containsAll(needed)) {
            said.isIn(caller.isAmongUsers() ? Set.of(401) : Set.of(401, 404));
        } else if (needed.isEmpty()) {
            said.isLessThan(500);
        } else {
            said.isIn(200, 201, 204, 404);
        }
    }

    /// As the page shows it.
    String text(Map<String, Set<Scope>> scopes) {
        StringBuilder table = new StringBuilder("| route | scopes |");
        for (Caller caller : Caller.values()) {
            table.append(' ').append(caller.title).append(" |");
        }
        table.append("\n|").append("---|".repeat(Caller.values().length + 2)).append('\n');
        replies.forEach((route, row) -> table.append("| `%s` | %s | %s |\n"
                .formatted(
                        route.name(),
                        AccessRoutesIT.scopes(scopes.getOrDefault(route.name(), Set.of())),
                        row.values().stream()
                                .map(reply -> String.valueOf(reply.status()))
                                .collect(Collectors.joining(" | ")))));
        return table.toString();
    }
}
