package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table for people.
record TableHtml() implements TableFormat {

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public List<String> extensions() {
        return List.of("html", "htm");
    }

    @Override
    public Body body(TablePart part) throws IOException {
        part.require();
        List<String> names = part.names();
        return sink -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(sink.stream(), StandardCharsets.UTF_8));
            writer.write("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><table>\n<thead>\n");
            row(names, "th", writer);
            writer.write("</thead>\n<tbody>\n");
            part.rows(names, values -> row(values, "td", writer));
            writer.write("</tbody>\n</table></body></html>\n");
            writer.flush();
        };
    }

    private static void row(List<? extends @Nullable Object> values, String tag, Writer writer) throws IOException {
        writer.write("<tr>");
        for (Object value : values) {
            String text = TableText.of(value, "NaN");
            writer.write("<" + tag + ">" + escaped(text) + "</" + tag + ">");
        }
        writer.write("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
