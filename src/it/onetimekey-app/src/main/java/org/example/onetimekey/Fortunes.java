package org.example.onetimekey;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Texts that go with the keys, one after the other, and from the first again. Their file is one of fortune(6), with a
 * line of % between two texts; without such lines, each line of it is a text.
 */
public class Fortunes {

    private static final Pattern BETWEEN = Pattern.compile("(?m)^%$\\R?");

    private final List<String> texts;

    @Inject
    Fortunes(@ConfigProperty(name = "quadrel.onetimekey.fortunes") Optional<String> file) throws IOException {
        texts = file.isPresent() ? texts(Files.readString(Path.of(file.get()))) : List.of();
    }

    static List<String> texts(String file) {
        Stream<String> texts = BETWEEN.matcher(file).find() ? BETWEEN.splitAsStream(file) : file.lines();
        return texts.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /** The one for a key, with an end of line; empty where there are none. */
    String of(long key) {
        return texts.isEmpty() ? "" : texts.get((int) (key % texts.size())) + "\n";
    }
}
