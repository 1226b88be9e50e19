package dev.quadrel.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes JSON by the package's rules. Thread safe.
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .build();
    private static final ObjectReader ANY = MAPPER.readerFor(Object.class);
    private static final ObjectWriter SORTED = MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final ObjectWriter PRETTY = SORTED.with(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("")));

    private Json() {}

    /// The value as compact UTF-8. Accepts what Jackson accepts: maps, collections, arrays, records, beans, numbers,
    /// text, null.
    public static byte[] bytes(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Writes the value as compact UTF-8 and leaves the stream open.
    public static void write(@Nullable Object value, OutputStream out) throws IOException {
        MAPPER.writeValue(out, value);
    }

    /// The JSON value in the stream: a map in the body's order, a list, text, a number, a boolean, or null.
    ///
    /// @throws ProblemException 400 with line and column where the text is not one JSON value
    public static @Nullable Object read(InputStream in) throws IOException {
        return read(in, Object.class);
    }

    /// The JSON value in the stream as a Java type: a record, a bean, a collection, a map.
    ///
    /// @throws ProblemException 400 with line and column where the text is not one JSON value of that type
    public static @Nullable Object read(InputStream in, Type type) throws IOException {
        try {
            return reader(type).readValue(in);
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest(Complaint.of(e));
        }
    }

    /// The value as a tree, for libraries that work on such.
    ///
    /// @throws ProblemException 400 where the text is not JSON
    public static JsonNode tree(String text) {
        return MAPPER.valueToTree(parse(text));
    }

    private static ObjectReader reader(Type type) {
        return type == Object.class ? ANY : MAPPER.readerFor(MAPPER.constructType(type));
    }

    /// The body of a problem: compact UTF-8.
    public static byte[] bytes(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        return bytes((Object) members);
    }

    /// The value as compact UTF-8 with the members of maps in the order of their names: the same for equal values.
    public static byte[] canonical(@Nullable Object value) {
        return written(SORTED, value).getBytes(StandardCharsets.UTF_8);
    }

    /// The value as text for people: two blanks a level, the members of maps in the order of their names.
    public static String pretty(@Nullable Object value) {
        return written(PRETTY, value);
    }

    private static String written(ObjectWriter writer, @Nullable Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// The value of one JSON text.
    ///
    /// @throws ProblemException 400 with line and column where it is not one JSON value
    public static @Nullable Object parse(String text) {
        try {
            return ANY.readValue(text);
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest(Complaint.of(e));
        }
    }

    /// The value of one JSON text.
    ///
    /// @param bytes UTF-8
    /// @throws ProblemException 400 with line and column where it is not one JSON value
    public static @Nullable Object parse(byte[] bytes) {
        try {
            return ANY.readValue(bytes);
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest(Complaint.of(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can be read", e);
        }
    }

    /// The value as compact text.
    public static String text(@Nullable Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }
}
