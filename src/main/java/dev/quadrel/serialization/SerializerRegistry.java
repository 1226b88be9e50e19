package dev.quadrel.serialization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All forms in which data is sent. Immutable.
public final class SerializerRegistry {

    private final Map<String, List<Format>> formats = new LinkedHashMap<>();
    private final Map<String, String> mediaTypes = new LinkedHashMap<>();

    /// A registry of forms. The first of a target is what a client gets that asks for anything, the first of a type
    /// such as `image` what one gets that asks for `image/*`.
    public SerializerRegistry(Collection<? extends Format> all) {
        for (Format format : all) {
            formats.computeIfAbsent(format.target(), _ -> new ArrayList<>()).add(format);
            format.extensions().forEach(extension -> mediaTypes.putIfAbsent(extension, format.mediaType()));
        }
    }

    /// The form that fits best.
    ///
    /// @param kind of the data's forms; those of another kind are not looked at
    /// @throws dev.quadrel.problem.ProblemException 406 where there is none
    public <F extends Format> Choice<F> choose(Class<F> kind, Wanted wanted) {
        List<MediaType> asked = wanted.items().stream().map(this::resolved).toList();
        List<F> known = wanted.targets().stream()
                .flatMap(target -> formats.getOrDefault(target, List.of()).stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        for (MediaType mediaType : asked) {
            for (F format : known) {
                if (mediaType.covers(format.mediaType())) {
                    return new Choice<>(format, mediaType.as(format.mediaType()));
                }
            }
        }
        throw NotAcceptable.mediaTypes(
                known.stream().map(Format::mediaType).distinct().toList(),
                asked.stream().map(MediaType::text).toList());
    }

    private MediaType resolved(String item) {
        MediaType asked = MediaType.parse(item);
        return asked.as(mediaTypes.getOrDefault(asked.base(), asked.base()));
    }

    /// The media types for each target, as the server's description has them.
    public Map<String, List<String>> formats() {
        Map<String, List<String>> described = new LinkedHashMap<>();
        formats.forEach((target, list) ->
                described.put(target, list.stream().map(Format::mediaType).toList()));
        return Collections.unmodifiableMap(described);
    }

    /// The endings of files for each media type of each target, as the server's description has them.
    public Map<String, Map<String, List<String>>> aliases() {
        Map<String, Map<String, List<String>>> described = new LinkedHashMap<>();
        formats.forEach((target, list) -> {
            Map<String, List<String>> extensions = new LinkedHashMap<>();
            list.stream()
                    .filter(format -> !format.extensions().isEmpty())
                    .forEach(format -> extensions.put(format.mediaType(), format.extensions()));
            described.put(target, Collections.unmodifiableMap(extensions));
        });
        return Collections.unmodifiableMap(described);
    }
}
