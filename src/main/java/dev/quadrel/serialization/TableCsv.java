package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of names, unless the parameter `header` is `absent`, and one for each row (RFC 4180, but with bare line
/// feeds).
record TableCsv(String mediaType, List<String> extensions) implements TableFormat {

    @Override
    public Body body(TablePart part) throws IOException {
        part.require();
        List<String> names = part.names();
        boolean header = !"absent".equals(part.parameters().get("header"));
        return sink -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(sink.stream(), StandardCharsets.UTF_8));
            if (header) {
                line(names, writer);
            }
            part.rows(names, values -> line(values, writer));
            writer.flush();
        };
    }

    private static void line(List<? extends @Nullable Object> values, Writer writer) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            String text = TableText.of(values.get(i), "");
            // A line with nothing in it would be no row at all.
            writer.write(isQuoted(text) || text.isEmpty() && values.size() == 1 ? quoted(text) : text);
        }
        writer.write('\n');
    }

    private static boolean isQuoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
