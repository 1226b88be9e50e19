package dev.quadrel.serialization;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.TableReader;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A container as JSON: what is in it and what is said of it, without its data: `{"contents": {key: ...},
/// "metadata": {...}}`; the columns of a table are in it. Written while the tree is walked.
record TreeJson() implements ContainerFormat {

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Body body(NodeTree tree, long limit) {
        return sink -> {
            try (JsonGenerator json = TableJson.FACTORY.createGenerator(sink.stream())) {
                json.writeStartObject();
                json.writeObjectFieldStart("contents");
                tree.walk(new Nodes(json, new ArrayDeque<>()));
                json.writeEndObject();
                metadata(json, tree.metadata());
                json.writeEndObject();
            }
        };
    }

    private static void metadata(JsonGenerator json, String metadata) throws IOException {
        json.writeFieldName("metadata");
        json.writeRawValue(metadata);
    }

    /// @param open the metadata of the containers that have begun, the innermost first
    private record Nodes(JsonGenerator json, Deque<String> open) implements NodeVisitor {

        @Override
        public void enter(String key, String metadata) throws IOException {
            json.writeObjectFieldStart(key);
            json.writeObjectFieldStart("contents");
            open.push(metadata);
        }

        @Override
        public void leave() throws IOException {
            json.writeEndObject();
            metadata(json, open.pop());
            json.writeEndObject();
        }

        @Override
        public void array(String key, String metadata, Opening<? extends ArrayReader> data) throws IOException {
            other(key, metadata);
        }

        @Override
        public void table(String key, String metadata, Opening<? extends TableReader> data) throws IOException {
            enter(key, metadata);
            for (String column : columns(data)) {
                other(column, "{}");
            }
            leave();
        }

        /// None where the table cannot be read.
        private static List<String> columns(Opening<? extends TableReader> data) throws IOException {
            try {
                return data.open().structure().columns();
            } catch (ProblemException e) {
                return List.of();
            }
        }

        @Override
        public void other(String key, String metadata) throws IOException {
            enter(key, metadata);
            leave();
        }
    }
}
