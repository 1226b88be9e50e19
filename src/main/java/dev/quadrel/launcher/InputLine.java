package dev.quadrel.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A line of what somebody types or a program sends: UTF-8, or where it is none, what the terminal uses.
final class InputLine {

    private InputLine() {}

    /// The next line, without its end and otherwise as it came; no more than the line is taken from the stream.
    static String of(InputStream in, Charset terminal) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        String text = decoded(line.toByteArray(), terminal);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String decoded(byte[] bytes, Charset terminal) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, terminal);
        }
    }

    /// What the terminal uses.
    static Charset terminal() {
        return Charset.forName(System.getProperty("stdin.encoding", System.getProperty("native.encoding", "UTF-8")));
    }
}
