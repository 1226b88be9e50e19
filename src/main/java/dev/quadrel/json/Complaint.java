package dev.quadrel.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a body was refused, for the person who sent it: Jackson's words without those about the server's own parts.
final class Complaint {

    private static final Pattern SERVER_PARTS = Pattern.compile(
            " \\(of type [A-Z_]+\\)| \\(bound as `[^`]*`\\)|: not allowed as per `[^`]*`|, from `[^`]*`| due to"
                    + " end-of-input");

    private Complaint() {}

    /// The reason with its line and column.
    static String of(JsonProcessingException e) {
        return reason(e) + position(e.getLocation());
    }

    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case JsonEOFException _ -> "The body is not valid JSON: it ends before its value does";
            case UnrecognizedPropertyException unknown ->
                "The body does not fit: %s is not known, only %s".formatted(place(unknown), known(unknown));
            case InvalidFormatException wrong ->
                "The body does not fit: %s cannot be '%s'".formatted(place(wrong), wrong.getValue());
            case JsonMappingException wrong
            when ofAnotherKind(wrong) ->
                "The body does not fit: %s has a value of another kind".formatted(place(wrong));
            default -> "The body is not valid JSON: " + plain(e.getOriginalMessage());
        };
    }

    private static boolean ofAnotherKind(JsonMappingException e) {
        return !e.getPath().isEmpty() || e.getOriginalMessage().startsWith("Cannot ");
    }

    private static String plain(String message) {
        return SERVER_PARTS.matcher(message).replaceAll("");
    }

    private static String place(JsonMappingException e) {
        if (e.getPath().isEmpty()) {
            return "it";
        }
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String position(JsonLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
