package dev.quadrel.serialization;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.AwkwardForm.Reader;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of any nesting as JSON, while they are read.
final class NestedJson {

    private NestedJson() {}

    /// Sends so many values as a list.
    static void send(Reader reader, long length, ByteSink sink) throws IOException {
        try (JsonGenerator json = TableJson.FACTORY.createGenerator(sink.stream())) {
            json.writeStartArray();
            for (long i = 0; i < length; i++) {
                TableJson.write(reader.at(i), json);
            }
            json.writeEndArray();
        }
    }

    /// Sends one value.
    static void send(@Nullable Object value, ByteSink sink) throws IOException {
        try (JsonGenerator json = TableJson.FACTORY.createGenerator(sink.stream())) {
            TableJson.write(value, json);
        }
    }

    /// Makes sure that the text is not larger than an answer may be. Few bytes can stand for endless lists.
    ///
    /// @throws ProblemException 400
    static void require(Reader reader, long length, long limit) {
        long left = limit;
        for (long i = 0; i < length && left >= 0; i++) {
            left = less(reader.at(i), left);
        }
        if (left < 0) {
            throw ProblemException.badRequest(
                    "Response would exceed %d. Choose a different format, or ask for a part.".formatted(limit));
        }
    }

    /// What is left for others, at most: each value has a comma after it, and one character at least.
    private static long less(@Nullable Object value, long left) {
        long rest = left - 2;
        switch (value) {
            case Collection<?> list -> {
                for (Object item : list) {
                    rest = rest < 0 ? rest : less(item, rest);
                }
            }
            case Map<?, ?> record -> {
                for (Map.Entry<?, ?> member : record.entrySet()) {
                    rest = rest < 0
                            ? rest
                            : less(
                                    member.getValue(),
                                    rest - String.valueOf(member.getKey()).length());
                }
            }
            case String text -> rest -= text.length();
            case byte[] bytes -> rest -= bytes.length;
            case null, default -> {}
        }
        return rest;
    }
}
