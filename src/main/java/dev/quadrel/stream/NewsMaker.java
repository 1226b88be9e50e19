package dev.quadrel.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.catalog.Change;
import dev.quadrel.catalog.ChangeJson;
import dev.quadrel.catalog.DataSource;
import dev.quadrel.catalog.Node;
import dev.quadrel.catalog.Sources;
import dev.quadrel.json.Json;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Box;
import dev.quadrel.structure.StructureFamily;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes news of changes, in the words of Tiled's clients.
final class NewsMaker {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String SHAPE = "shape";
    private static final String OFFSET = "offset";

    /// Characters that a byte of an element may take as text.
    private static final int TEXT = 8;

    private NewsMaker() {}

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /// A node in a container is new.
    static News of(Change.Made made) {
        Node node = made.node();
        return new News.Told(
                "container-child-created", members(json -> ChangeJson.made(node, json)), News.About.node(node));
    }

    /// One is described otherwise.
    static News of(Change.Described described) {
        Node node = described.node();
        return new News.Told(
                "container-child-metadata-updated",
                members(json -> ChangeJson.described(node, described.revision(), json)),
                News.About.node(node));
    }

    /// Elements were written.
    ///
    /// @param longest bytes of data that are told, in any form
    static News of(Change.Elements written, int longest) {
        if (written.bytes().isEmpty()) {
            return reference(written);
        }
        // Where to read them is told instead of them where they may be too long as text.
        Optional<News.Reference> instead = written.bytes()
                .filter(bytes -> (long) bytes.remaining() * TEXT > longest)
                .map(_ -> reference(written));
        Payload payload =
                new Payload.Elements(written.bytes().get(), written.structure().dataType(), written.shape());
        return new News.Data(
                "array-data",
                members(json -> {
                    json.writeStringField("mimetype", payload.mediaType());
                    numbers(SHAPE, written.shape(), json);
                    numbers(OFFSET, written.offset().orElse(null), json);
                    numbers("block", written.block().orElse(null), json);
                }),
                payload,
                instead);
    }

    /// Rows were written.
    static News of(Change.Rows written) {
        if (written.bytes().isEmpty()) {
            return new News.TooLarge();
        }
        Payload payload = new Payload.Rows(written.bytes().get(), written.structure());
        return new News.Data(
                "table-data",
                members(json -> {
                    json.writeStringField("mimetype", payload.mediaType());
                    if (written.partition().isPresent()) {
                        json.writeNumberField("partition", written.partition().getAsInt());
                    } else {
                        json.writeNullField("partition");
                    }
                    json.writeBooleanField("append", written.append());
                }),
                payload,
                Optional.empty());
    }

    /// The files behind a node are others; nothing to tell where it is no array.
    static Optional<News> of(Change.Files files) {
        return files.node().family() == StructureFamily.ARRAY
                ? Optional.of(reference(
                        files.node().source().orElseThrow(),
                        files.patch(),
                        structure(files.node()).shape()))
                : Optional.empty();
    }

    private static ArrayStructure structure(Node node) {
        return (ArrayStructure) Sources.structure(node.source().orElseThrow());
    }

    private static News.Reference reference(Change.Elements written) {
        Optional<Box> part = written.block()
                .map(block -> written.structure().chunks().block(block))
                .or(() -> written.offset().map(offset -> new Box(offset, written.shape())));
        DataSource source = written.node()
                .source()
                .orElseThrow()
                .withStructure(Json.text(written.structure().json()));
        return reference(source, part, written.structure().shape());
    }

    private static News.Reference reference(DataSource source, Optional<Box> part, List<Long> shape) {
        String members = members(json -> {
            ChangeJson.source(source, json);
            if (part.isPresent()) {
                json.writeObjectFieldStart("patch");
                numbers(OFFSET, part.get().offset(), json);
                numbers(SHAPE, part.get().shape(), json);
                json.writeEndObject();
            } else {
                json.writeNullField("patch");
            }
            numbers(SHAPE, shape, json);
        });
        return new News.Reference(members, part.map(NewsMaker::slice).orElseGet(() -> whole(shape)));
    }

    private static String whole(List<Long> shape) {
        return shape.stream().map(length -> ":" + length).collect(Collectors.joining(","));
    }

    private static String slice(Box part) {
        return IntStream.range(0, part.shape().size())
                .mapToObj(i -> part.offset().get(i) + ":"
                        + (part.offset().get(i) + part.shape().get(i)))
                .collect(Collectors.joining(","));
    }

    private static void numbers(String name, @Nullable List<? extends Number> numbers, JsonGenerator json)
            throws IOException {
        if (numbers == null) {
            json.writeNullField(name);
            return;
        }
        json.writeArrayFieldStart(name);
        for (Number number : numbers) {
            json.writeNumber(number.longValue());
        }
        json.writeEndArray();
    }

    /// An object's members, without its braces.
    private static String members(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.getBuffer().substring(1, text.getBuffer().length() - 1);
    }
}
