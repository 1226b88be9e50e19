package dev.quadrel.livehost;

import dev.quadrel.wslink.Admission;
import dev.quadrel.wslink.HubListener;
import dev.quadrel.wslink.Peer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One browser session with a live application. Thread safe.
final class LiveSession implements Admission {

    /// More than the tabs that a browser opens at once.
    private static final int MOST_SECRETS = 32;

    private final LiveInstance instance;
    private final Optional<String> user;
    private final Duration life;
    private final String address = Secrets.next();
    private final String cookie = Secrets.next();
    private final Deque<String> secrets = new ArrayDeque<>();
    private long lastUsed = System.nanoTime();

    /// @param user who is signed in: nobody else gets into it
    LiveSession(LiveInstance instance, Optional<String> user, Duration life) {
        this.instance = instance;
        this.user = user;
        this.life = life;
    }

    LiveInstance instance() {
        return instance;
    }

    /// What the address of its socket has.
    String address() {
        return address;
    }

    /// What the browser keeps.
    String cookie() {
        return cookie;
    }

    boolean isOf(String given) {
        return same(cookie, given);
    }

    boolean belongsTo(Optional<Principal> principal) {
        return principal.map(Principal::getName).equals(user);
    }

    /// A secret that lets one socket in.
    synchronized String newSecret() {
        if (secrets.size() == MOST_SECRETS) {
            secrets.removeFirst();
        }
        String secret = Secrets.next();
        secrets.add(secret);
        lastUsed = System.nanoTime();
        return secret;
    }

    @Override
    public synchronized boolean admits(@Nullable Object secret, Peer peer) {
        lastUsed = System.nanoTime();
        return secret instanceof String given && secrets.removeIf(known -> same(known, given));
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /// Does something each time a socket has gone.
    HubListener whenLeft(Runnable action) {
        return new HubListener() {
            @Override
            public void closed(Peer peer) {
                touch();
                action.run();
            }
        };
    }

    private synchronized void touch() {
        lastUsed = System.nanoTime();
    }

    /// Whether no socket is open, nor was for its life.
    synchronized boolean isUnused() {
        return instance.server().peers().isEmpty() && System.nanoTime() - lastUsed >= life.toNanos();
    }
}
