package dev.quadrel.launcher;

import java.security.SecureRandom;
import java.util.List;

/// What the JDK makes when it is first used: random numbers, digests, sockets, processes. A command that starts a
/// server needs all of them, so they are made on a second thread while its words are read.
final class FirstUse {

    private static final List<String> STARTING = List.of("serve", "run", "start");

    private FirstUse() {}

    /// For a command that starts a server; nothing for any other.
    static void begin(List<String> words) {
        if (!words.isEmpty() && STARTING.contains(words.getFirst())) {
            Thread.ofPlatform().name("quadrel-first-use").daemon(true).start(FirstUse::use);
        }
    }

    private static void use() {
        new SecureRandom().nextInt();
        Digest.of(new byte[0]);
        ProcessHandle.current().isAlive();
        Ports.isFree("127.0.0.1", 0);
    }
}
