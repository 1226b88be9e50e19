package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.structure.NdArray;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Events for somebody who has logged in, at a server that streams, and whose tokens expire after three seconds.
public abstract class EventLoginContract extends BriefLogin {

    @Test
    void somebodyWhoHasLoggedIn_hearsOnAfterHisTokensHaveExpired() throws Exception {
        // rule 17
        EventListener listener = new EventListener();
        try (Relay relay = Relay.to(server());
                Context context = Quadrel.server(relay.uri(), options())) {
            context.authentication().login(NAME, PASSWORD);
            ContainerClient root = (ContainerClient) context.root();
            ArrayClient array = root.createContainer("j-" + UUID.randomUUID(), Map.of())
                    .writeArray(NdArray.of(1, 2), NewData.named("a"));
            Subscription.of(array).subscribe(listener);
            assertThat(listener.event().type()).isEqualTo("array-schema");
            array.write(NdArray.of(3, 4));
            long first = listener.data().sequence();
            Thread.sleep(EXPIRY);
            relay.cut();
            relay.restore();
            array.write(NdArray.of(5, 6));
            StreamEvent second = listener.data();
            assertThat(second.sequence()).isEqualTo(first + 1);
            assertThat(second.payload().orElseThrow()).containsExactly(5, 0, 0, 0, 6, 0, 0, 0);
            Thread.sleep(EXPIRY);
            EventListener late = new EventListener();
            Subscription.of(array, first).subscribe(late);
            assertThat(late.data().sequence()).isEqualTo(first);
            listener.cancel();
            late.cancel();
        }
    }

    @Test
    void somebodyWhoHasNotLoggedIn_hearsThatAtOnce() throws Exception {
        // rule 17
        EventListener listener = new EventListener();
        try (Context context = Quadrel.server(server(), options())) {
            context.authentication().login(NAME, PASSWORD);
            NodeClient root = context.root();
            context.authentication().logout();
            Subscription.of(root).subscribe(listener);
            assertThat(listener.anything()).isInstanceOf(ClientException.Unauthorized.class);
        }
    }
}
