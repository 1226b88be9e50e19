package dev.quadrel.serialization;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.quadrel.transfer.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A JSON object for each row, with line feeds between them. There is no record separator before each, as RFC 7464 has
/// it: Tiled's clients read lines.
record TableJsonSequence() implements TableFormat {

    @Override
    public String mediaType() {
        return "application/json-seq";
    }

    @Override
    public List<String> extensions() {
        return List.of();
    }

    @Override
    public Body body(TablePart part) throws IOException {
        part.require();
        List<String> names = part.names();
        return sink -> {
            OutputStream out = new BufferedOutputStream(sink.stream());
            try (JsonGenerator json = TableJson.FACTORY.createGenerator(out)) {
                json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
                part.rows(names, values -> TableJson.write(names, values, json));
            }
            out.flush();
        };
    }
}
