package dev.quadrel.serialization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In which form a client wants data.
///
/// @param targets what the data is, the most special first: the names of the node's specs, then its family
/// @param format the URL's parameter: media types or endings of files, with commas between them
/// @param accept the header
public record Wanted(
        List<String> targets,
        @Nullable String format,
        @Nullable String accept) {

    public Wanted {
        targets = List.copyOf(targets);
    }

    /// What was asked for, in its order; anything where nothing was.
    List<String> items() {
        String asked = format == null || format.isBlank() ? accept : format;
        List<String> items = new ArrayList<>(asked == null ? List.of() : Arrays.asList(asked.split(",")));
        items.replaceAll(String::strip);
        items.removeIf(String::isEmpty);
        return items.isEmpty() ? List.of("*/*") : items;
    }
}
