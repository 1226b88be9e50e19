package dev.quadrel.livestate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.wslink.Audience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatePushTest {

    private final Recorder recorder = new Recorder();
    private final StatePush push = new StatePush(recorder);

    private void push(String key, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        changed.put(key, value);
        push.push(changed, Audience.everyone());
    }

    @Test
    void sameBytes_areNotSentAgain() { // rule 19
        push("x", 1);
        push("x", 1);
        assertThat(recorder.sent).hasSize(1);
        push("x", 1.0);
        assertThat(recorder.sent).as("other bytes").hasSize(2);
    }

    @Test
    void changeInPlace_isSent() { // rule 19
        List<Object> list = new ArrayList<>(List.of(1));
        push("x", list);
        list.add(2);
        push("x", list);
        assertThat(recorder.values()).containsExactly(Map.of("x", List.of(1L)), Map.of("x", List.of(1L, 2L)));
    }

    @Test
    void forgottenKey_isSentAgain() { // rule 20
        push("x", 1);
        push.forget("x");
        push("x", 1);
        assertThat(recorder.sent).hasSize(2);
        assertThatThrownBy(() -> push.forget("y"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("\"y\"");
    }

    @Test
    void forced_isSentAndNotNoted() { // rule 20
        push("x", 1);
        push.force(Map.of("x", 1));
        push.force(Map.of("x", 2));
        push("x", 1);
        assertThat(recorder.values()).containsExactly(Map.of("x", 1L), Map.of("x", 1L), Map.of("x", 2L));
    }

    @Test
    void whatCannotBePacked_isSkipped() { // rule 21
        push.push(new LinkedHashMap<>(Map.of("good", 1, "bad", new Object())), Audience.everyone());
        assertThat(recorder.values()).containsExactly(Map.of("good", 1L));
        push("bad", new Object());
        assertThat(recorder.sent).hasSize(1);
    }

    @Test
    void filter_leavesItsSubkeysOut() { // rule 22
        Map<String, Object> file = Map.of("name", "a", "content", "big", "_filter", List.of("content"));
        push("file", file);
        push("files", List.of(file, List.of(file), 1));
        push("nested", Map.of("inner", file));
        Map<String, Object> sent = Map.of("name", "a", "_filter", List.of("content"));
        assertThat(recorder.values())
                .containsExactly(
                        Map.of("file", sent),
                        Map.of("files", List.of(sent, List.of(sent), 1L)),
                        Map.of("nested", Map.of("inner", file)));
        assertThat(file).containsKey("content");
    }

    @Test
    void binaryValues_areSent() { // rule 19
        push("x", Arrays.asList(new byte[] {1, 2}, null));
        assertThat(recorder.values().getFirst().get("x"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(new byte[] {1, 2}, null);
    }
}
