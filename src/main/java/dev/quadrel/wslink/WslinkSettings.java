package dev.quadrel.wslink;

import dev.quadrel.settings.SettingsGroup;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/// The settings of live servers' web sockets, `quadrel.live.*`. A size is a number of bytes or as `64KiB`, a
/// duration ISO-8601 (`PT1.5S`) or a number of seconds.
///
/// @param maxMessageSize bytes of one piece of a message, which clients are told and keep to
/// @param socketLimit bytes of one web-socket message, above which the socket is closed with 1009
/// @param authMessageSize bytes of a message before its client has said the secret
/// @param heartBeat a client that has sent nothing for so long is asked whether it is there; zero: never
/// @param queueBound bytes that wait for one client; one that is so slow is dropped
/// @param pendingBudget bytes of one client's messages of which pieces are missing
/// @param idle a server without a socket for so long is told; zero: never
/// @param allowedOrigins origins whose pages may open a socket, besides the server's own; `*` for all
/// @param traces whether clients are told the stack traces of their calls
public record WslinkSettings(
        int maxMessageSize,
        int socketLimit,
        int authMessageSize,
        Duration heartBeat,
        long queueBound,
        long pendingBudget,
        Duration idle,
        List<String> allowedOrigins,
        boolean traces) {

    private static final String PREFIX = "quadrel.live.";

    /// What a piece's frame may have around it.
    private static final int OVERHEAD = 4096;

    private static final int ORIGINAL_LIMIT = 10_000_000;

    /// The configured settings, each with its default where the key is absent.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static WslinkSettings from(Config config) {
        SettingsGroup group = new SettingsGroup(config, PREFIX);
        int maxMessageSize = (int) group.size("max-message-size", 4 << 20, 64, 1 << 30);
        boolean chosen = group.text("max-message-size").isPresent();
        return new WslinkSettings(
                maxMessageSize,
                (chosen ? maxMessageSize : ORIGINAL_LIMIT) + OVERHEAD,
                (int) group.size("auth-message-size", 8 << 10, 128, 1 << 20),
                group.span("heart-beat", Duration.ofSeconds(30)),
                group.size("queue-bound", 64 << 20, 1 << 16, Long.MAX_VALUE),
                group.size("pending-budget", 256 << 20, 1 << 16, Integer.MAX_VALUE - 64),
                group.span("idle-timeout", Duration.ZERO),
                group.words("allowed-origins"),
                group.flag("traces", false));
    }

    /// These, with another size of pieces.
    public WslinkSettings withMaxMessageSize(int bytes) {
        return new WslinkSettings(
                bytes,
                bytes + OVERHEAD,
                authMessageSize,
                heartBeat,
                queueBound,
                pendingBudget,
                idle,
                allowedOrigins,
                traces);
    }

    /// These, with another heart-beat.
    public WslinkSettings withHeartBeat(Duration span) {
        return new WslinkSettings(
                maxMessageSize,
                socketLimit,
                authMessageSize,
                span,
                queueBound,
                pendingBudget,
                idle,
                allowedOrigins,
                traces);
    }
}
