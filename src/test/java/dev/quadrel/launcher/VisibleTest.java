package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text of others on a terminal.
class VisibleTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    // rule 40
    @Test
    void whatActsOnATerminal_isShownAsItsNumber() {
        assertThat(Visible.text("esc\u001b[31mred")).isEqualTo("esc\\u001b[31mred");
        assertThat(Visible.text("two\nlines\t\u009b1m\u007f\u202e"))
                .isEqualTo("two\\u000alines\\u0009\\u009b1m\\u007f\\u202e");
        assertThat(Visible.lines("two\nlines\r")).isEqualTo("two\nlines\\u000d");
        assertThat(Visible.text("größe 測 😀")).isEqualTo("größe 測 😀");
    }

    // rule 40
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void dataOnATerminal_isTextOnly(int piece) throws IOException {
        byte[] text = "a\u001b[2J\u009bb\u007f,größe©\n".getBytes(StandardCharsets.UTF_8);
        VisibleStream out = new VisibleStream(screen);
        for (int begin = 0; begin < text.length; begin += piece) {
            out.write(text, begin, Math.min(piece, text.length - begin));
        }
        out.flush();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("a\\u001b[2J\\u009bb\\u007f,größe©\n");
    }

    // rule 40
    @Test
    void progress_isOneLineWithoutControlCharacters() {
        ProgressBar bar = new ProgressBar(new PrintStream(screen, true, StandardCharsets.UTF_8));
        bar.at("copy /a\u001b[2J\nb", 1, -1);
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[Kcopy /a\\u001b[2J\\u000ab 1");
    }

    // rule 41
    @Test
    void progress_isGoneAtItsEnd_alsoWhereNobodyKnewTheTotal() {
        ProgressBar bar = new ProgressBar(new PrintStream(screen, true, StandardCharsets.UTF_8));
        bar.at("copy /a", 1, -1);
        bar.close();
        bar.at("copy /b", 2, -1);
        bar.close();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[Kcopy /a 1\r\u001b[K");
    }
}
