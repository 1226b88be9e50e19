package dev.quadrel.staticfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryListingTest {

    private static final FilePatterns ALL = new FilePatterns(List.of(), List.of());

    @TempDir
    private Path folder;

    // rule 6
    @Test
    void page_linksFoldersFirstThenFilesByName() throws IOException {
        Files.createDirectory(folder.resolve("zoo"));
        Files.createFile(folder.resolve("b.txt"));
        Files.createFile(folder.resolve("a.txt"));
        assertThat(page("/x/", ALL)).isEqualTo("""
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>/x/</title></head><body><h1>/x/</h1><ul>
            <li><a href="../">../</a></li>
            <li><a href="./zoo/">zoo/</a></li>
            <li><a href="./a.txt">a.txt</a></li>
            <li><a href="./b.txt">b.txt</a></li>
            </ul></body></html>
            """);
        assertThat(page("/", ALL)).doesNotContain("../");
    }

    // rule 6
    @Test
    void names_cannotBreakOutOfThePage() throws IOException {
        Files.createFile(folder.resolve("<script>'\"&.txt"));
        Files.createFile(folder.resolve("javascript:alert(1)"));
        Files.createFile(folder.resolve("100% ä#?.txt"));
        String page = page("/<b>\"'&/", ALL);
        assertThat(page)
                .contains("<title>/&lt;b&gt;&quot;&#39;&amp;/</title>")
                .contains(">&lt;script&gt;&#39;&quot;&amp;.txt</a>")
                .contains("href=\"./javascript:alert(1)\"")
                .contains("href=\"./100%25%20%C3%A4%23%3F.txt\"")
                .doesNotContain("<script>", "<b>");
    }

    // rules 3 and 6
    @Test
    void whatIsNotSent_isNotListed() throws IOException {
        for (String name : List.of(".hidden", "a.key", "a.jsp", "a.txt")) {
            Files.createFile(folder.resolve(name));
        }
        for (String name : List.of(".git", "WEB-INF", "META-INF", "open")) {
            Files.createDirectory(folder.resolve(name));
        }
        assertThat(page("/", new FilePatterns(List.of(), List.of("*.key"))))
                .contains("a.txt", "open/")
                .doesNotContain("hidden", "git", "INF", "jsp", "key");
    }

    private String page(String path, FilePatterns patterns) throws IOException {
        return new String(DirectoryListing.page(path, folder, patterns), UTF_8);
    }
}
