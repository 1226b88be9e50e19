package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A page for people: a picture of what can be one, else a table.
record HtmlFormat() implements ArrayFormat {

    private static final String HEAD = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>";
    private static final String TAIL = "</body></html>\n";

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public List<String> extensions() {
        return List.of("html", "htm");
    }

    @Override
    public Body body(ArrayPart part) {
        return part.shape().size() > 1 && PngFormat.fits(part) ? picture(part) : table(new Cells(part, mediaType()));
    }

    private static Body picture(ArrayPart part) {
        Body png = new PngFormat().body(part);
        return sink -> {
            OutputStream out = sink.stream();
            out.write((HEAD + "<img alt=\"\" src=\"data:image/png;base64,").getBytes(StandardCharsets.US_ASCII));
            // closing writes the last characters; it leaves the stream below open, as that of a sink always is
            try (OutputStream coded = Base64.getEncoder().wrap(out)) {
                png.send(bytes -> {
                    byte[] piece = new byte[bytes.remaining()];
                    bytes.get(piece);
                    coded.write(piece);
                });
            }
            out.write(("\">" + TAIL).getBytes(StandardCharsets.US_ASCII));
        };
    }

    private static Body table(Cells cells) {
        return sink -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(sink.stream(), StandardCharsets.UTF_8));
            writer.write(HEAD + "<table>\n");
            cells.send(new Rows(writer));
            writer.write("</table>" + TAIL);
            writer.flush();
        };
    }

    private static final class Rows implements Cells.Sink {

        private final Writer writer;
        private boolean first = true;

        Rows(Writer writer) {
            this.writer = writer;
        }

        @Override
        public void cell(String text) throws IOException {
            writer.write(first ? "<tr><td>" : "<td>");
            first = false;
            writer.write(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            writer.write("</td>");
        }

        @Override
        public void endOfRow() throws IOException {
            writer.write(first ? "<tr></tr>\n" : "</tr>\n");
            first = true;
        }
    }
}
