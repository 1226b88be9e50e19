package dev.quadrel.command;

import dev.quadrel.settings.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The settings of commands, `quadrel.command.*`.
///
/// @param terminal whether the terminal that runs the server takes commands
/// @param grace how long jobs and requests under way may take to end when a command stops or restarts the server
/// @param restartCode the exit code that makes a supervisor start the server again; without it, WildFly reloads
/// @param adminToken what an administrator sends to run commands over HTTP; without it, nobody can
public record CommandSettings(
        boolean terminal, Duration grace, Optional<Integer> restartCode, Optional<String> adminToken) {

    private static final String PREFIX = "quadrel.command.";
    private static final String GRACE = PREFIX + "grace";
    private static final String RESTART_CODE = PREFIX + "restart-code";
    private static final String ADMIN_TOKEN = PREFIX + "admin-token";
    private static final int SHORTEST_TOKEN = 16;

    public CommandSettings {
        restartCode.filter(code -> code < 1 || code > 255).ifPresent(code -> {
            throw new IllegalArgumentException(RESTART_CODE + " is from 1 to 255, which " + code + " is not");
        });
        adminToken.filter(token -> token.length() < SHORTEST_TOKEN).ifPresent(token -> {
            throw new IllegalArgumentException(ADMIN_TOKEN + " has " + token.length()
                    + " characters, but must have at least " + SHORTEST_TOKEN + " to be safe from guessing");
        });
    }

    /// The settings as the deployment is configured.
    public static CommandSettings from(Config config) {
        return new CommandSettings(
                config.getOptionalValue(PREFIX + "terminal", Boolean.class).orElse(true),
                config.getOptionalValue(GRACE, String.class)
                        .map(text -> TimeSpan.parse(GRACE, text))
                        .orElse(Duration.ofSeconds(30)),
                config.getOptionalValue(RESTART_CODE, Integer.class),
                config.getOptionalValue(ADMIN_TOKEN, String.class));
    }

    /// The grace for people: `30 s`.
    String graceText() {
        return grace.toMillis() % 1000 == 0 ? grace.toSeconds() + " s" : grace.toMillis() + " ms";
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "CommandSettings[terminal=%s, grace=%s, restartCode=%s]".formatted(terminal, grace, restartCode);
    }
}
