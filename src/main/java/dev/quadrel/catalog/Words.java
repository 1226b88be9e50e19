package dev.quadrel.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a full text search is for: alternatives, in each of which all words must be there. In the text that a
/// client sends, `OR` parts alternatives, `AND` says nothing, and so does anything that is no letter or digit.
///
/// @param alternatives at least one, none empty
record Words(List<List<String>> alternatives) {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final String AND = "AND";
    private static final String OR = "OR";

    /// Empty where there is no word.
    static Optional<Words> parse(String text) {
        List<List<String>> alternatives = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : BETWEEN.split(text, 0)) {
            if (word.equals(OR)) {
                alternatives.add(new ArrayList<>());
            } else if (!word.isEmpty() && !word.equals(AND)) {
                alternatives.getLast().add(word);
            }
        }
        alternatives.removeIf(List::isEmpty);
        return alternatives.isEmpty() ? Optional.empty() : Optional.of(new Words(alternatives));
    }

    /// With a database's own operators.
    ///
    /// @param quote before and after each word
    String text(String quote, String and, String or) {
        return alternatives.stream()
                .map(words ->
                        words.stream().map(word -> quote + word + quote).collect(Collectors.joining(and, "(", ")")))
                .collect(Collectors.joining(or));
    }
}
