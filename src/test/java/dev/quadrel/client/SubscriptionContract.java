package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.structure.NdArray;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What a server that streams tells about nodes.
public abstract class SubscriptionContract {

    private static final Retry SHORT =
            new Retry(50, Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(6));

    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Options OPTIONS = Options.USUAL.retry(SHORT).silenceTimeout(SILENCE);

    private FreshContainer fresh;

    /// The server, with a key that allows everything.
    protected abstract String server();

    @BeforeEach
    void makeContainer() {
        fresh = FreshContainer.on(server());
    }

    @AfterEach
    void removeContainer() {
        fresh.close();
    }

    @Test
    void writtenData_isHeardWithItsBytes() throws InterruptedException {
        ArrayClient array = fresh.container().writeArray(NdArray.of(1, 2), NewData.named("a"));
        EventListener listener = new EventListener();
        Subscription.of(array).subscribe(listener);
        assertThat(listener.event().type()).isEqualTo("array-schema");
        array.write(NdArray.of(4, 5));
        StreamEvent first = listener.data();
        assertThat(first.type()).isEqualTo("array-data");
        assertThat(first.payload().orElseThrow()).containsExactly(4, 0, 0, 0, 5, 0, 0, 0);
        array.patch(NdArray.of(3), List.of(2L), true);
        StreamEvent second = listener.data();
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(second.members().get("offset")).isEqualTo(List.of(2L));
        listener.cancel();
    }

    @Test
    void newNodes_areHeardOnlyWhenAskedFor() throws InterruptedException {
        EventListener listener = new EventListener();
        Subscription.of(fresh.container()).subscribe(listener);
        assertThat(listener.event().type()).isEqualTo("container-schema");
        fresh.container().createContainer("x", Map.of("n", 1));
        assertThat(listener.hearsNothing()).isTrue();
        StreamEvent made = listener.event();
        assertThat(made.type()).isEqualTo("container-child-created");
        assertThat(made.members()).containsEntry("key", "x");
        listener.cancel();
    }

    @Test
    void endOfTheStream_isHeard() throws InterruptedException {
        ArrayClient array = fresh.container().writeArray(NdArray.of(1, 2), NewData.named("a"));
        EventListener listener = new EventListener();
        Subscription.of(array).subscribe(listener);
        assertThat(listener.event().type()).isEqualTo("array-schema");
        array.write(NdArray.of(4, 5));
        array.endStream();
        assertThat(listener.data().payload().orElseThrow()).containsExactly(4, 0, 0, 0, 5, 0, 0, 0);
        listener.ask();
        assertThat(listener.anything()).isEqualTo("end");
    }

    @Test
    void missingNode_isAnError() throws InterruptedException {
        ContainerClient gone = fresh.container().createContainer("gone", Map.of());
        gone.delete(Deletion.ALL);
        EventListener listener = new EventListener();
        Subscription.of(gone).subscribe(listener);
        Object fault = listener.anything();
        assertThatExceptionOfType(ClientException.NotFound.class).isThrownBy(() -> {
            throw (ClientException) fault;
        });
    }

    @Test
    void aServerThatWasAway_isHeardFromWhereItWas() throws Exception {
        // rule 17
        ArrayClient array = fresh.container().writeArray(NdArray.of(1, 2), NewData.named("a"));
        EventListener listener = new EventListener();
        try (Relay relay = Relay.to(URI.create(server()));
                Context context = Quadrel.server(relay.uri(), OPTIONS)) {
            Subscription.of(context.node(array.path())).subscribe(listener);
            assertThat(listener.event().type()).isEqualTo("array-schema");
            array.write(NdArray.of(0, 0));
            long last = listener.data().sequence();
            Thread.sleep(SHORT.wholeTime());
            for (int i = 1; i < 4; i++) {
                relay.cut();
                array.write(NdArray.of(i, i));
                array.write(NdArray.of(-i, i));
                Thread.sleep(300);
                relay.restore();
                assertThat(listener.data().sequence()).isEqualTo(++last);
                StreamEvent second = listener.data();
                assertThat(second.sequence()).isEqualTo(++last);
                assertThat(second.payload().orElseThrow()[0]).isEqualTo((byte) -i);
            }
            listener.cancel();
        }
    }

    @Test
    void moreEventsThanAreKept_comeWhenTheyAreAskedFor() throws Exception {
        ArrayClient array = fresh.container().writeArray(NdArray.of(0), NewData.named("a"));
        EventListener listener = new EventListener();
        Subscription.of(array).subscribe(listener);
        assertThat(listener.event().type()).isEqualTo("array-schema");
        for (int i = 1; i <= 100; i++) {
            array.write(NdArray.of(i));
        }
        for (int i = 1; i <= 100; i++) {
            StreamEvent event = listener.data();
            assertThat(event.payload().orElseThrow()[0]).isEqualTo((byte) i);
        }
        listener.cancel();
    }

    @Test
    void aServerThatIsOnlyQuiet_keepsItsConnection() throws Exception {
        // rule 18
        EventListener listener = new EventListener();
        try (Relay relay = Relay.to(URI.create(server()));
                Context context = Quadrel.server(relay.uri(), OPTIONS)) {
            Subscription.of(context.node(fresh.container().path())).subscribe(listener);
            assertThat(listener.event().type()).isEqualTo("container-schema");
            int visitors = relay.visitors();
            Thread.sleep(SILENCE.multipliedBy(2));
            fresh.container().createContainer("x", Map.of());
            assertThat(listener.event().type()).isEqualTo("container-child-created");
            assertThat(relay.visitors()).isEqualTo(visitors);
            listener.cancel();
        }
    }

    @RepeatedTest(3)
    void aServerThatStaysAway_isAnError() throws Exception {
        // rule 17
        EventListener listener = new EventListener();
        try (Relay relay = Relay.to(URI.create(server()));
                Context context = Quadrel.server(relay.uri(), OPTIONS)) {
            Subscription.of(context.node(fresh.container().path())).subscribe(listener);
            assertThat(listener.event().type()).isEqualTo("container-schema");
            listener.ask();
            relay.cut();
            assertThat(listener.anything()).isInstanceOf(ClientException.Unavailable.class);
        }
    }
}
