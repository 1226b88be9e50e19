package dev.quadrel.http;

import java.util.List;

/// The rows of live state on the page of all settings.
final class LiveRows {

    static final List<Setting> ALL = List.of(
            new Setting(
                    "quadrel.live.allowed-origins",
                    "none",
                    "origins whose pages may open a live socket besides the server's own, with commas; `*` for all"),
            new Setting(
                    "quadrel.live.auth-message-size",
                    "8 KiB",
                    "bytes of a live client's message before it has said the secret"),
            new Setting("quadrel.live.exit", "false", "live clients may end their application, as the original's may"),
            new Setting(
                    "quadrel.live.heart-beat",
                    "30 s",
                    "a live client that is silent for so long is asked, and dropped half as long later; 0 for never"),
            new Setting(
                    "quadrel.live.idle-timeout",
                    "0",
                    "an application is told when it had no live client for so long; 0 for never"),
            new Setting(
                    "quadrel.live.log-network",
                    "none",
                    "file with what live applications and clients tell each other, to look for a fault"),
            new Setting(
                    "quadrel.live.max-message-size",
                    "4 MiB",
                    "bytes of a piece of a live message; where it is set, no web-socket message may be longer"),
            new Setting(
                    "quadrel.live.pending-budget",
                    "256 MiB",
                    "bytes of one live client's messages of which pieces are missing"),
            new Setting(
                    "quadrel.live.queue-bound",
                    "64 MiB",
                    "bytes that wait for one live client; a slower one is dropped"),
            new Setting(
                    "quadrel.live.rounds",
                    "1000",
                    "rounds of one flush, after which listeners that change the state for ever are left"),
            new Setting(
                    "quadrel.live.secret",
                    "a new one at each start",
                    "what live clients say to be let in; the page learns it from the server"),
            new Setting(
                    "quadrel.live.session-life",
                    "5 min",
                    "how long a session of a live application is kept that no socket is open to"),
            new Setting(
                    "quadrel.live.sessions",
                    "1000",
                    "sessions of a live application at a time; one more is refused with 503"),
            new Setting(
                    "quadrel.live.store",
                    "memory",
                    "where the state of shared live applications is: `memory`, or `infinispan` to keep it beyond the"
                            + " server and share it between servers"),
            new Setting("quadrel.live.traces", "false", "live clients get the stack traces of their calls that fail"));

    private LiveRows() {}
}
