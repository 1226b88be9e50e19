package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    static Stream<Arguments> values() {
        MultipartReply multipart = new MultipartReply(Map.of());
        return Stream.of(
                Arguments.of("text", "text/plain;charset=UTF-8", false),
                Arguments.of(CharBuffer.wrap("text"), "text/plain;charset=UTF-8", false),
                Arguments.of(new byte[] {1}, "application/octet-stream", false),
                Arguments.of(InputStream.nullInputStream(), "application/octet-stream", false),
                Arguments.of(multipart, multipart.mediaType(), false),
                Arguments.of(Map.of("a", 1), "application/json", true),
                Arguments.of(List.of(1), "application/json", true),
                Arguments.of(42, "application/json", true),
                Arguments.of(true, "application/json", true),
                Arguments.of(null, "application/json", true));
    }

    // rule 20
    @ParameterizedTest
    @MethodSource("values")
    void theTypeAndForm_goWithTheValue(@Nullable Object value, String mediaType, boolean json) {
        assertThat(Reply.of(value).effectiveMediaType()).isEqualTo(mediaType);
        assertThat(Reply.of(value).isJson()).isEqualTo(json);
        assertThat(Reply.of(value).status()).isEqualTo(200);
    }

    // rule 20
    @ParameterizedTest
    @MethodSource("values")
    void aTypeSetByHand_isKeptAndChangesNoForm(@Nullable Object value, String mediaType, boolean json) {
        Reply reply = Reply.of(value).withMediaType("image/x-any").withStatus(201);
        assertThat(reply.effectiveMediaType()).isEqualTo("image/x-any");
        assertThat(reply.isJson()).isEqualTo(json);
        assertThat(reply).isEqualTo(new Reply(201, "image/x-any", value));
    }

    // rule 20
    @Test
    void textIsJson_whereThatIsAskedFor() {
        assertThat(Reply.json("text")).isEqualTo(new Reply(200, "application/json", "text"));
        assertThat(Reply.json("text").isJson()).isTrue();
        assertThat(Reply.of("text").withMediaType("application/json").isJson()).isTrue();
    }

    // rule 20
    @Test
    void headers_areKeptByWhateverElseIsSet() {
        Reply reply =
                Reply.of("x").withHeader("ETag", "1").withHeader("Allow", "GET").withHeader("ETag", "2");
        assertThat(reply.withStatus(201).withMediaType("a/b"))
                .isEqualTo(new Reply(201, "a/b", "x", Map.of("ETag", "2", "Allow", "GET")));
        assertThat(reply.hasBody()).isTrue();
        assertThat(reply.withStatus(204).hasBody() || reply.withStatus(304).hasBody())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 600, 1000})
    void aStatusThatIsNone_isRefusedByItsValue(int status) {
        assertThatThrownBy(() -> Reply.of("x").withStatus(status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 to 599")
                .hasMessageContaining("" + status);
    }

    @Test
    void aVerdict_holdsTheReply() {
        assertThat(Verdict.proceed()).isSameAs(Verdict.proceed());
        assertThat(answers(Verdict.answer("a"), Verdict.answer(401, "b"), Verdict.answer(Reply.json("c"))))
                .containsExactly(Reply.of("a"), new Reply(401, "", "b"), Reply.json("c"));
    }

    @Test
    void preventDefault_isAnErrorWithoutAStackTrace() {
        PreventDefault prevented = new PreventDefault(403, "no");
        assertThat(prevented.status()).isEqualTo(403);
        assertThat(prevented).hasMessage("no");
        assertThat(prevented.getStackTrace()).isEmpty();
        assertThatThrownBy(() -> new PreventDefault(200, "fine")).hasMessageContaining("200");
        assertThatThrownBy(() -> new PreventDefault(600, "fine")).hasMessageContaining("600");
    }

    private static List<Reply> answers(Verdict... verdicts) {
        return Arrays.stream(verdicts)
                .map(verdict -> ((Verdict.Answer) verdict).reply())
                .toList();
    }
}
