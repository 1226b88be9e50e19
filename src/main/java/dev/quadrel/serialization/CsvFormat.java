package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Values with commas between them (RFC 4180, but with bare line feeds), without a header.
record CsvFormat(String mediaType, List<String> extensions) implements ArrayFormat {

    @Override
    public Body body(ArrayPart part) {
        Cells cells = new Cells(part, mediaType);
        return sink -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(sink.stream(), StandardCharsets.UTF_8));
            cells.send(new Lines(writer));
            writer.flush();
        };
    }

    private static final class Lines implements Cells.Sink {

        private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

        private final Writer writer;
        private boolean first = true;

        Lines(Writer writer) {
            this.writer = writer;
        }

        @Override
        public void cell(String text) throws IOException {
            if (!first) {
                writer.write(',');
            }
            first = false;
            boolean quoted = QUOTED.matcher(text).find();
            writer.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }

        @Override
        public void endOfRow() throws IOException {
            writer.write('\n');
            first = true;
        }
    }
}
