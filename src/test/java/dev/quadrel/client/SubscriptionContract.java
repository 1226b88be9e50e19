package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.structure.NdArray;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a server that streams tells about nodes.
public abstract class SubscriptionContract {

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

    /// Takes as many events as it is told to.
    private static final class Listener implements Flow.Subscriber<StreamEvent> {

        private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription started) {
            subscription = started;
        }

        @Override
        public void onNext(StreamEvent event) {
            heard.add(event);
        }

        @Override
        public void onError(Throwable fault) {
            heard.add(fault);
        }

        @Override
        public void onComplete() {
            heard.add("end");
        }

        private Object one() throws InterruptedException {
            subscription.request(1);
            return heard.poll(20, TimeUnit.SECONDS);
        }

        /// The next one that has data.
        private StreamEvent data() throws InterruptedException {
            StreamEvent event = event();
            while (event.payload().isEmpty()) {
                event = event();
            }
            return event;
        }

        private StreamEvent event() throws InterruptedException {
            return (StreamEvent) one();
        }
    }

    @Test
    void writtenData_isHeardWithItsBytes() throws InterruptedException {
        ArrayClient array = fresh.container().writeArray(NdArray.of(1, 2), NewData.named("a"));
        Listener listener = new Listener();
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
        listener.subscription.cancel();
    }

    @Test
    void newNodes_areHeardOnlyWhenAskedFor() throws InterruptedException {
        Listener listener = new Listener();
        Subscription.of(fresh.container()).subscribe(listener);
        assertThat(listener.event().type()).isEqualTo("container-schema");
        fresh.container().createContainer("x", Map.of("n", 1));
        assertThat(listener.heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
        StreamEvent made = listener.event();
        assertThat(made.type()).isEqualTo("container-child-created");
        assertThat(made.members()).containsEntry("key", "x");
        listener.subscription.cancel();
    }

    @Test
    void missingNode_isAnError() throws InterruptedException {
        ContainerClient gone = fresh.container().createContainer("gone", Map.of());
        gone.delete(Deletion.ALL);
        Listener listener = new Listener();
        Subscription.of(gone).subscribe(listener);
        Object fault = listener.heard.poll(20, TimeUnit.SECONDS);
        assertThatExceptionOfType(ClientException.NotFound.class).isThrownBy(() -> {
            throw (ClientException) fault;
        });
    }
}
