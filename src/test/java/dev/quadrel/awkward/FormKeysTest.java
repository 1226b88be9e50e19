package dev.quadrel.awkward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormKeysTest {

    // rule 1
    @Test
    void buffers_areThoseOfTheNodesAndNoOthers() {
        List<String> names = List.of("node1-offsets", "node10-data", "node1-x-data", "node2-tags", "node2-index");
        assertThat(FormKeys.buffers(List.of("node1"), names)).containsExactly("node1-offsets");
        assertThat(FormKeys.buffers(List.of("node2", "node1-x"), names))
                .containsExactly("node1-x-data", "node2-tags", "node2-index");
        assertThat(FormKeys.buffers(List.of("node"), names)).isEmpty();
    }

    @Test
    void keys_areAListOfTexts() throws IOException {
        assertThat(FormKeys.read(body("[]"))).isEmpty();
        assertThat(FormKeys.read(body("[\"a\",\"b\"]"))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "\"a\"", "null"})
    void anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> FormKeys.read(body(text))).hasMessageContaining("JSON list of keys");
    }

    private static ByteArrayInputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
