package dev.quadrel.livehost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveScoped;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.Trigger;
import dev.quadrel.wslink.Handshake;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionHostTest {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicInteger GONE = new AtomicInteger();

    /// What only one session knows.
    @LiveScoped
    public static class Notes {
        private int count;

        int next() {
            count++;
            return count;
        }
    }

    /// One for each session.
    @LiveApplication(value = "own", scope = LiveApplication.Scope.SESSION)
    public static class Own {

        @Inject
        LiveServer server;

        @Inject
        Notes notes;

        /// Counts.
        public Own() {
            MADE.incrementAndGet();
        }

        @Trigger("note")
        int note() {
            return notes.next();
        }

        @PreDestroy
        void end() {
            GONE.incrementAndGet();
        }
    }

    private final SeContainer container = Rig.container(Own.class, Notes.class);

    @BeforeEach
    void begin() {
        MADE.set(0);
        GONE.set(0);
    }

    @AfterEach
    void end() {
        container.close();
    }

    private LiveHost host(String life, String most) {
        return Rig.host(container, Map.of("quadrel.live.session-life", life, "quadrel.live.sessions", most));
    }

    private static Handshake handshake(LiveHost.Ticket ticket) {
        return Rig.handshake(ticket.query().substring("?session=".length()));
    }

    private static LiveHost.Ticket ticket(LiveHost host, String cookie) {
        return host.ticket(cookie, Optional.empty()).orElseThrow();
    }

    @Test
    void eachSession_hasItsOwn() throws Exception { // rule 5
        LiveHost host = host("60", "10");
        LiveServer spare = host.any().server();
        LiveHost.Ticket first = ticket(host, "");
        LiveHost.Ticket second = ticket(host, "");
        assertThat(host.hub(handshake(first))).contains(spare.hub());
        assertThat(host.hub(handshake(second))).isPresent().isNotEqualTo(host.hub(handshake(first)));
        assertThat(MADE.get()).isEqualTo(2);
        assertThat(Rig.trigger(spare, "note")).isEqualTo(1);
        assertThat(Rig.trigger(spare, "note")).isEqualTo(2);
        host.end();
        assertThat(GONE.get()).isEqualTo(2);
    }

    @Test
    void session_isFoundByItsCookie() { // rule 5
        LiveHost host = host("60", "10");
        LiveHost.Ticket first = ticket(host, "");
        LiveHost.Ticket again = ticket(host, first.session());
        assertThat(again.query()).isEqualTo(first.query());
        assertThat(again.secret()).isNotEqualTo(first.secret());
        assertThat(ticket(host, "guessed").query()).isNotEqualTo(first.query());
        assertThat(host.hub(Rig.handshake("guessed"))).isEmpty();
        assertThat(host.hub(Handshake.EMPTY)).isEmpty();
    }

    @Test
    void secret_isForOneTime() { // rule 5
        LiveSession session =
                new LiveSession(host("60", "10").any(), Optional.empty(), java.time.Duration.ofMinutes(1));
        String secret = session.newSecret();
        assertThat(session.admits("wrong", Rig.browser())).isFalse();
        assertThat(session.admits(null, Rig.browser())).isFalse();
        assertThat(session.admits(secret, Rig.browser())).isTrue();
        assertThat(session.admits(secret, Rig.browser())).isFalse();
    }

    @Test
    void session_isOfOneUser() { // rule 5
        LiveHost host = host("60", "10");
        Principal ada = () -> "ada";
        LiveHost.Ticket hers = host.ticket("", Optional.of(ada)).orElseThrow();
        assertThat(host.hub(handshake(hers))).as("not signed in").isEmpty();
        Handshake signedIn = new Handshake(Optional.of(ada), handshake(hers).query(), Map.of(), Optional.empty());
        assertThat(host.hub(signedIn)).isPresent();
        assertThat(ticket(host, hers.session()).query()).isNotEqualTo(hers.query());
    }

    @Test
    void unusedSession_ends() throws Exception { // rule 6
        LiveHost host = host("0.1", "10");
        LiveHost.Ticket ticket = ticket(host, "");
        for (int i = 0; i < 200 && GONE.get() == 0; i++) {
            Thread.sleep(20);
        }
        assertThat(GONE.get()).isEqualTo(1);
        assertThat(host.hub(handshake(ticket))).isEmpty();
    }

    @Test
    void moreSessions_areRefused() { // rule 7
        LiveHost host = host("60", "1");
        LiveHost.Ticket first = ticket(host, "");
        assertThat(host.ticket("", Optional.empty())).isEmpty();
        assertThat(host.ticket(first.session(), Optional.empty())).isPresent();
    }
}
