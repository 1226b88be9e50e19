package dev.quadrel.client;

import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which values nodes have, and how often.
///
/// @param metadata by key; only of those that were asked for
/// @param families of structures
/// @param specs lists of specs that nodes have
public record Distinct(
        Map<String, List<Value<Object>>> metadata,
        List<Value<StructureFamily>> families,
        List<Value<List<Spec>>> specs) {

    /// A value.
    ///
    /// @param value null where nodes have none
    /// @param count of the nodes that have it
    public record Value<T>(@Nullable T value, OptionalLong count) {}

    static Distinct of(Members answer) {
        Map<String, List<Value<Object>>> metadata = new LinkedHashMap<>();
        answer.findMembers("metadata")
                .ifPresent(keys ->
                        keys.map().keySet().forEach(key -> metadata.put(key, values(keys, key, Optional::ofNullable))));
        return new Distinct(
                metadata,
                values(answer, "structure_families", text -> StructureFamily.of(String.valueOf(text))),
                values(answer, "specs", list -> Optional.of(specs(list, answer))));
    }

    private static <T> List<Value<T>> values(
            Members answer, String name, Function<@Nullable Object, Optional<T>> reader) {
        return answer.objects(name).stream().map(value -> value(value, reader)).toList();
    }

    private static <T> Value<T> value(Members value, Function<@Nullable Object, Optional<T>> reader) {
        OptionalLong count = value.findNumber("count").map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new Value<>(reader.apply(value.map().get("value")).orElse(null), count);
    }

    private static List<Spec> specs(@Nullable Object list, Members answer) {
        return Item.specs(new Members(wrapped(list), answer.uri()).objects("specs"));
    }

    private static Map<String, @Nullable Object> wrapped(@Nullable Object list) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("specs", list);
        return members;
    }
}
