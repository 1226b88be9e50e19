package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import dev.quadrel.fixture.LocalhostKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Events of servers that go away in every way.
@Timeout(60)
class SubscriptionTest {

    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final Retry QUICK =
            new Retry(50, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(3));
    private static final Options OPTIONS = Options.USUAL
            .retry(QUICK)
            .connectTimeout(SILENCE)
            .silenceTimeout(SILENCE)
            .credentials(new Credentials.Anonymous());

    @TempDir
    private Path folder;

    /// As the network brings the last event and the end of the connection at about the same time.
    @Test
    void connectionsThatEndRightBehindAnEvent_areAllMadeAgain() throws Exception {
        // rule 17
        EventListener listener = new EventListener();
        try (EventServer server = new EventServer((number, line) -> {
                    line.open();
                    if (number % 2 == 0) {
                        pause(Duration.ofMillis(20));
                    }
                    line.event(line.wanted());
                });
                Context context = Quadrel.server(server.uri(), OPTIONS)) {
            Subscription.of(context.root()).subscribe(listener);
            for (int i = 1; i <= 200; i++) {
                assertThat(listener.event().sequence()).isEqualTo(i);
            }
            listener.cancel();
        }
    }

    @Test
    void connectionsByTls_areMadeAgainToo() throws Exception {
        // rule 17
        SSLContext tls = LocalhostKey.context(folder);
        EventListener listener = new EventListener();
        try (EventServer server = EventServer.secure(tls, (number, line) -> {
                    line.open();
                    line.event(line.wanted());
                    if (number % 3 == 0) {
                        line.listen();
                    } else if (number % 3 == 1) {
                        line.fallSilent();
                    }
                });
                Context context = Quadrel.server(server.uri(), OPTIONS.tls(tls))) {
            Subscription.of(context.root()).subscribe(listener);
            for (int i = 1; i <= 20; i++) {
                assertThat(listener.event().sequence()).isEqualTo(i);
            }
            listener.cancel();
        }
    }

    @Test
    void aConnectionThatEndsWhileTheSubscriberIsBusy_isMadeAgain() throws Exception {
        // rule 17
        EventListener listener = new EventListener() {
            @Override
            public void onNext(StreamEvent event) {
                pause(SILENCE);
                super.onNext(event);
            }
        };
        try (EventServer server = new EventServer((_, line) -> {
                    line.open();
                    line.event(line.wanted());
                });
                Context context = Quadrel.server(server.uri(), OPTIONS)) {
            Subscription.of(context.root()).subscribe(listener);
            for (int i = 1; i <= 3; i++) {
                assertThat(listener.event().sequence()).isEqualTo(i);
            }
            listener.cancel();
        }
    }

    @Test
    void aServerThatSaysNothingAnyMore_isLeftForANewConnection() throws Exception {
        // rule 18
        EventListener listener = new EventListener();
        try (EventServer server = new EventServer((_, line) -> {
                    line.open();
                    line.event(line.wanted());
                    line.fallSilent();
                });
                Context context = Quadrel.server(server.uri(), OPTIONS)) {
            Subscription.of(context.root()).subscribe(listener);
            for (int i = 1; i <= 3; i++) {
                assertThat(listener.event().sequence()).isEqualTo(i);
            }
            assertThat(server.streams()).isEqualTo(3);
            listener.cancel();
        }
    }

    @Test
    void aServerThatTakesConnectionsAndSaysNothing_isAnError() throws Exception {
        // rule 18
        EventListener listener = new EventListener();
        try (EventServer server = new EventServer((number, line) -> {
                    if (number == 0) {
                        line.open();
                        line.event(line.wanted());
                    }
                    line.fallSilent();
                });
                Context context = Quadrel.server(server.uri(), OPTIONS)) {
            Subscription.of(context.root()).subscribe(listener);
            assertThat(listener.event().sequence()).isEqualTo(1);
            assertThat(listener.anything()).isInstanceOf(ClientException.Unavailable.class);
            assertThat(server.streams()).isGreaterThan(2);
        }
    }

    @Test
    void aServerThatFailsAtTheSameEventEachTime_isLeftInTheEnd() throws Exception {
        // rule 17
        Retry few = new Retry(5, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(30));
        EventListener listener = new EventListener();
        try (EventServer server = new EventServer((_, line) -> {
                    line.open();
                    line.event(0);
                    if (line.wanted() == 1) {
                        line.event(1);
                        pause(Duration.ofMillis(50));
                    }
                });
                Context context = Quadrel.server(server.uri(), OPTIONS.retry(few))) {
            Subscription.of(context.root(), 1).subscribe(listener);
            for (int i = 0; i < 50; i++) {
                listener.ask();
            }
            Object last = listener.anything();
            while (last instanceof StreamEvent event) {
                assertThat(event.sequence()).isBetween(0L, 1L);
                last = listener.anything();
            }
            assertThat(last).isInstanceOf(ClientException.Unavailable.class);
            assertThat(server.streams()).isBetween(5, 7);
        }
    }

    @Test
    void aServerThatIsOnlyQuiet_keepsItsConnection() throws Exception {
        // rule 18
        EventListener listener = new EventListener();
        try (EventServer server = new EventServer((_, line) -> {
                    line.open();
                    line.event(1);
                    for (int i = 0; i < 10; i++) {
                        line.listen();
                    }
                    line.event(2);
                    line.fallSilent();
                });
                Context context = Quadrel.server(server.uri(), OPTIONS)) {
            Subscription.of(context.root()).subscribe(listener);
            assertThat(listener.event().sequence()).isEqualTo(1);
            assertThat(listener.event().sequence()).isEqualTo(2);
            assertThat(server.streams()).isEqualTo(1);
            listener.cancel();
        }
    }

    @Test
    void aSubscriberThatThrows_isToldThatAndHearsNoMore() throws Exception {
        EventListener listener = new EventListener() {
            @Override
            public void onNext(StreamEvent event) {
                throw new IllegalStateException("too much");
            }
        };
        try (EventServer server = new EventServer((_, line) -> {
                    line.open();
                    line.event(1);
                    line.event(2);
                    line.fallSilent();
                });
                Context context = Quadrel.server(server.uri(), OPTIONS)) {
            Subscription.of(context.root()).subscribe(listener);
            listener.ask();
            listener.ask();
            assertThat(listener.anything()).asInstanceOf(THROWABLE).hasMessage("too much");
            assertThat(listener.hearsNothing()).isTrue();
        }
    }

    @Test
    void aSubscriberWhoseAssertionFails_isToldThat_andItsConnectionEnds() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        EventListener listener = new EventListener() {
            @Override
            public void onNext(StreamEvent event) {
                throw new AssertionError("not so");
            }
        };
        try (EventServer server = new EventServer((_, line) -> {
                    line.open();
                    line.event(1);
                    line.event(2);
                    line.fallSilent();
                    ended.countDown();
                });
                Context context = Quadrel.server(server.uri(), OPTIONS.silenceTimeout(Duration.ofSeconds(50)))) {
            Subscription.of(context.root()).subscribe(listener);
            listener.ask();
            listener.ask();
            assertThat(listener.anything())
                    .isInstanceOf(AssertionError.class)
                    .asInstanceOf(THROWABLE)
                    .hasMessage("not so");
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(listener.hearsNothing()).isTrue();
        }
    }

    @Test
    void aClientThatIsClosed_endsItsSubscriptions() throws Exception {
        EventListener listener = new EventListener();
        try (EventServer server = new EventServer((_, line) -> {
            line.open();
            line.event(1);
            line.fallSilent();
        })) {
            try (Context context = Quadrel.server(server.uri(), OPTIONS)) {
                Subscription.of(context.root()).subscribe(listener);
                assertThat(listener.event().sequence()).isEqualTo(1);
            }
            assertThat(listener.anything()).isInstanceOf(ClientException.Unavailable.class);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
