package dev.quadrel.token;

import dev.quadrel.command.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Shows an operator the tokens and how long each is kept. No token is shown whole: whoever has it has the object.
@ApplicationScoped
class TokensCommand implements Command {

    private static final int LISTED = 100;

    @Inject
    TokenStore tokens;

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public int arguments() {
        return 0;
    }

    @Override
    public String help() {
        return "lists the tokens, by their first 8 characters, and how long each is kept";
    }

    @Override
    public String run(List<String> arguments) {
        List<Token> all = tokens.list();
        String head = all.size() == 1 ? "1 token" : all.size() + " tokens";
        String shown = all.size() > LISTED ? head + ", " + LISTED + " of them" : head;
        return all.stream().limit(LISTED).map(this::line).collect(Collectors.joining("", shown, ""));
    }

    private String line(Token token) {
        String life = tokens.timeToLive(token)
                .map(Duration::toSeconds)
                .map(s -> s + " s")
                .orElse("never expires");
        return "\n%-11s  %s".formatted(token.shown(), life);
    }
}
