package dev.quadrel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// README shows only code that the build compiles and tests.
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("<!-- (\\S+) -->\\R```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    private final String readme = read(Path.of("README.md"));

    @Test
    void everySnippet_isPartOfAnApplication() {
        List<String> found = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(readme);
        while (snippet.find()) {
            assertThat(withoutIndent(read(Path.of(snippet.group(1))))).contains(withoutIndent(snippet.group(2)));
            found.add(snippet.group(1));
        }
        assertThat(found).hasSize(readme.split("```java", -1).length - 1).isNotEmpty();
    }

    @Test
    void everyLink_leadsToAFile() {
        Matcher link = LINK.matcher(readme);
        while (link.find()) {
            assertThat(Path.of(link.group(1))).exists();
        }
    }

    private static String withoutIndent(String code) {
        return code.replaceAll("(?m)^\\s+", "").strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
