package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Passwords and names that come by a pipe.
class InputLineTest {

    // rule 37
    @Test
    void password_isTheLineAsItCame() throws IOException {
        assertThat(read("Größe pässwörd \n", StandardCharsets.UTF_8)).isEqualTo("Größe pässwörd ");
        assertThat(read(" 密碼\t\r\nnext\n", StandardCharsets.UTF_8)).isEqualTo(" 密碼\t");
        assertThat(read("no end", StandardCharsets.UTF_8)).isEqualTo("no end");
        assertThat(read("", StandardCharsets.UTF_8)).isEmpty();
    }

    // rule 37
    @Test
    void whatIsNoUtf8_isReadAsTheTerminalHasIt() throws IOException {
        assertThat(read("pässword\n", StandardCharsets.ISO_8859_1)).isEqualTo("pässword");
    }

    // rule 37
    @Test
    void theNextLine_staysInTheStream() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream("älice\nsecret\n".getBytes(StandardCharsets.UTF_8));
        assertThat(InputLine.of(in, StandardCharsets.UTF_8)).isEqualTo("älice");
        assertThat(InputLine.of(in, StandardCharsets.UTF_8)).isEqualTo("secret");
    }

    private static String read(String text, Charset charset) throws IOException {
        return InputLine.of(new ByteArrayInputStream(text.getBytes(charset)), charset);
    }
}
