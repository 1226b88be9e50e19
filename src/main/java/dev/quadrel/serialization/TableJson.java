package dev.quadrel.serialization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.quadrel.structure.NdElement;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object with a list for each column. What has no value, or no number, is null.
record TableJson() implements TableFormat {

    /// Leaves the streams open that it writes to.
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Body body(TablePart part) throws IOException {
        part.require();
        return sink -> {
            try (JsonGenerator json = FACTORY.createGenerator(sink.stream())) {
                json.writeStartObject();
                for (String name : part.names()) {
                    json.writeArrayFieldStart(name);
                    part.rows(List.of(name), values -> write(values.getFirst(), json));
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
        };
    }

    /// Writes a row as an object.
    static void write(List<String> names, List<@Nullable Object> values, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            write(values.get(i), json);
        }
        json.writeEndObject();
    }

    /// A list or a record as JSON text.
    static String text(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Writes one value.
    static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Float _, Double _ when !Double.isFinite(((Number) value).doubleValue()) -> json.writeNull();
            case Float number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeString(number.toPlainString());
            case NdElement.Complex number -> write(List.of(number.real(), number.imaginary()), json);
            case byte[] bytes -> json.writeString(TableText.text(bytes));
            case Collection<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case Map<?, ?> struct -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : struct.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(member.getValue(), json);
                }
                json.writeEndObject();
            }
            default -> json.writeString(iso(value));
        }
    }

    /// Times with their seconds, which Java leaves out where they are zero.
    private static String iso(Object value) {
        return switch (value) {
            case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            case OffsetDateTime time -> TableText.of(time, "").replaceFirst(" ", "T");
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            default -> value.toString();
        };
    }
}
