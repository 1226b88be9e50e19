package dev.quadrel.serialization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.serialization.Elements.Complex;
import dev.quadrel.serialization.Elements.Moment;
import dev.quadrel.serialization.Elements.Opaque;
import dev.quadrel.serialization.Elements.Span;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON: lists in lists by the shape, the bare value without dimensions.
///
/// Bytes are `data:` URIs, times ISO 8601, lengths of time bare counts, complex numbers and several fields lists.
record JsonFormat() implements ArrayFormat {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String DATA = "data:application/octet-stream;base64,";

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Body body(ArrayPart part) {
        Elements.Reader reader = Elements.of(part.type());
        part.requireFiniteText(mediaType());
        return sink -> write(part, reader, sink);
    }

    private static void write(ArrayPart part, Elements.Reader reader, ByteSink sink) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(sink.stream())) {
            List<Long> shape = part.shape();
            if (shape.contains(0L)) {
                empty(shape, json);
                return;
            }
            Nesting nesting = new Nesting(shape, json::writeStartArray, json::writeEndArray);
            part.each(bytes -> {
                nesting.before();
                value(reader.read(bytes), json);
                nesting.after();
            });
        }
    }

    private static void empty(List<Long> shape, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (long i = 0; i < shape.getFirst(); i++) {
            empty(shape.subList(1, shape.size()), json);
        }
        json.writeEndArray();
    }

    private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Long number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Float number -> real(number, Float.isFinite(number), json);
            case Double number -> real(number, Double.isFinite(number), json);
            case String text -> json.writeString(text);
            case byte[] bytes -> json.writeString(DATA + Base64.getEncoder().encodeToString(bytes));
            case Opaque bytes -> json.writeString(DATA + bytes.base64());
            case Moment moment -> json.writeString(moment.units().iso(moment.count()));
            case Span span -> json.writeNumber(span.count());
            case Complex complex -> values(List.of(complex.real(), complex.imaginary()), json);
            case List<?> fields -> values(fields, json);
            default -> throw new IllegalStateException("No element is a " + value.getClass());
        }
    }

    private static void real(Number number, boolean finite, JsonGenerator json) throws IOException {
        if (finite) {
            json.writeNumber(number.toString());
        } else {
            json.writeNull();
        }
    }

    private static void values(List<?> values, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            value(value, json);
        }
        json.writeEndArray();
    }
}
