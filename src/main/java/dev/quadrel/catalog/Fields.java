package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a client wants to know of each node: the values of `fields`.
///
/// @param wanted empty where only the keys are needed
record Fields(Set<Field> wanted) {

    private static final Fields ALL = new Fields(EnumSet.allOf(Field.class));

    /// One attribute of a node.
    enum Field {
        METADATA,
        STRUCTURE_FAMILY,
        STRUCTURE,
        COUNT,
        SORTING,
        SPECS,
        DATA_SOURCES,
        ACCESS_BLOB;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Without any value, all are wanted; an empty value stands for none.
    ///
    /// @throws ProblemException 422 for a name that is none
    static Fields parse(List<String> values) {
        if (values.isEmpty()) {
            return ALL;
        }
        EnumSet<Field> wanted = EnumSet.noneOf(Field.class);
        values.stream().filter(value -> !value.isEmpty()).map(Fields::field).forEach(wanted::add);
        return new Fields(wanted);
    }

    private static Field field(String text) {
        String name = text.equals("access_tags") ? Field.ACCESS_BLOB.text() : text;
        return Arrays.stream(Field.values())
                .filter(field -> field.text().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        422,
                        "fields are of %s, or empty for keys alone, which \"%s\" is not"
                                .formatted(
                                        Arrays.stream(Field.values())
                                                .map(Field::text)
                                                .toList(),
                                        text)));
    }

    boolean has(Field field) {
        return wanted.contains(field);
    }

    /// Whether nothing but the number of nodes is wanted.
    boolean isCountAlone() {
        return wanted.equals(EnumSet.of(Field.COUNT));
    }

    boolean isKeysAlone() {
        return wanted.isEmpty();
    }
}
