package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileResolverTest {

    @TempDir
    private Path base;

    private Path www;

    @BeforeEach
    void makeFolder() throws IOException {
        base = base.toRealPath();
        www = Files.createDirectory(base.resolve("www"));
        write("www/a.txt");
        write("www/deep/b.txt");
    }

    // rule 1
    @Test
    void firstFolderThatHasTheFile_answers() throws IOException {
        write("late/both.txt");
        write("late/deep/c.txt");
        write("www/both.txt");
        FileResolver resolver =
                new Rules().folder("/", base.resolve("late")).folder("/", www).resolver();
        assertThat(found(resolver, "/both.txt")).isEqualTo(base.resolve("late/both.txt"));
        assertThat(found(resolver, "/a.txt")).isEqualTo(www.resolve("a.txt"));
        assertThat(found(resolver, "/deep/b.txt")).isEqualTo(www.resolve("deep/b.txt"));
        assertThat(resolver.resolve("/none.txt")).isEqualTo(new Resolution.Missing("no such file"));
    }

    // rule 1
    @Test
    void prefix_isMatchedByWholeSegments() {
        FileResolver resolver = new Rules().folder("/files/", www).resolver();
        assertThat(found(resolver, "/files/a.txt")).isEqualTo(www.resolve("a.txt"));
        assertThat(resolver.resolve("/files")).isInstanceOf(Resolution.Redirect.class);
        assertThat(resolver.resolve("/filesa.txt")).isEqualTo(new Resolution.Missing("no folder is bound to it"));
        assertThat(resolver.resolve("/a.txt")).isEqualTo(new Resolution.Missing("no folder is bound to it"));
    }

    // rule 2
    @Test
    void patterns_areAskedForTheWholePathAndTheIndexPage() throws IOException {
        write("www/deep/index.html");
        write("www/private/c.txt");
        FileResolver resolver = Rules.of(www).allow("*.txt").deny("*/private/*").resolver();
        assertThat(found(resolver, "/a.txt")).isEqualTo(www.resolve("a.txt"));
        assertThat(resolver.resolve("/deep/")).isEqualTo(new Resolution.Missing("not a type of file that is sent"));
        assertThat(resolver.resolve("/private/c.txt")).isInstanceOf(Resolution.Missing.class);
    }

    // rule 2
    @Test
    void linkToADeniedFile_isNotSent() throws IOException {
        write("www/secret.key");
        Files.createSymbolicLink(www.resolve("open.txt"), www.resolve("secret.key"));
        assertThat(Rules.of(www).deny("*.key").resolver().resolve("/open.txt")).isInstanceOf(Resolution.Missing.class);
        assertThat(found(Rules.of(www).resolver(), "/open.txt")).isEqualTo(www.resolve("open.txt"));
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.hidden.txt",
                "/.git/config",
                "/deep/.hidden.txt",
                "/...",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/Web-Inf/",
                "/WEB-INF",
                "/deep/META-INF/x",
                "/META-INF/MANIFEST.MF",
                "/page.jsp",
                "/page.JSP",
                "/page.jspx",
                "/page.jspf"
            })
    void hiddenFile_isNotSent(String path) throws IOException {
        if (!path.endsWith("/") && !path.equals("/WEB-INF")) {
            write("www" + path);
        }
        Files.createDirectories(www.resolve("Web-Inf"));
        assertThat(Rules.of(www).listing().resolver().resolve(path)).isEqualTo(new Resolution.Missing("hidden"));
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(strings = {"/a.b.txt", "/x.", "/WEB-INF.txt", "/MY-WEB-INF/a", "/page.jsp.txt", "/a..b/c..d", "/a~"})
    void similarName_isSent(String path) throws IOException {
        write("www" + path);
        assertThat(found(Rules.of(www).resolver(), path)).isEqualTo(www.resolve(path.substring(1)));
    }

    // rules 3 and 4
    @Test
    void linkToAHiddenFile_isNotSent() throws IOException {
        write("www/.secret/key.txt");
        write("www/WEB-INF/web.xml");
        write("www/page.jsp");
        Files.createSymbolicLink(www.resolve("key.txt"), www.resolve(".secret/key.txt"));
        Files.createSymbolicLink(www.resolve("open"), www.resolve("WEB-INF"));
        Files.createSymbolicLink(www.resolve("page.txt"), www.resolve("page.jsp"));
        FileResolver resolver = Rules.of(www).listing().resolver();
        assertThat(resolver.resolve("/key.txt")).isInstanceOf(Resolution.Missing.class);
        assertThat(resolver.resolve("/open/web.xml")).isInstanceOf(Resolution.Missing.class);
        assertThat(resolver.resolve("/open/")).isInstanceOf(Resolution.Missing.class);
        assertThat(resolver.resolve("/page.txt")).isInstanceOf(Resolution.Missing.class);
    }

    // rule 4
    @Test
    void linkOutOfTheFolder_isSentOnlyWhereAllowed() throws IOException {
        write("outside/deep/c.txt");
        write("www-twin/d.txt");
        Files.createSymbolicLink(www.resolve("c.txt"), base.resolve("outside/deep/c.txt"));
        Files.createSymbolicLink(www.resolve("out"), base.resolve("outside"));
        Files.createSymbolicLink(www.resolve("twin.txt"), base.resolve("www-twin/d.txt"));
        Files.createSymbolicLink(www.resolve("up"), Path.of(".."));
        FileResolver strict = Rules.of(www).listing().resolver();
        for (String path : new String[] {"/c.txt", "/out/deep/c.txt", "/out/", "/out", "/twin.txt", "/up/www/a.txt"}) {
            boolean inside = path.startsWith("/up/www");
            assertThat(strict.resolve(path) instanceof Resolution.Missing)
                    .as(path)
                    .isEqualTo(!inside);
        }
        FileResolver open = new Rules().linkedFolder("/", www).resolver();
        assertThat(found(open, "/c.txt")).isEqualTo(www.resolve("c.txt"));
        assertThat(found(open, "/out/deep/c.txt")).isEqualTo(www.resolve("out/deep/c.txt"));
        assertThat(open.resolve("/out")).isInstanceOf(Resolution.Redirect.class);
    }

    // rule 4
    @Test
    void linkWithinTheFolder_isSent() throws IOException {
        Files.createSymbolicLink(www.resolve("link.txt"), Path.of("deep/b.txt"));
        Resolution.Found found = (Resolution.Found) Rules.of(www).resolver().resolve("/link.txt");
        assertThat(found.requested()).isEqualTo(www.resolve("link.txt"));
        assertThat(found.real()).isEqualTo(www.resolve("deep/b.txt"));
    }

    // rule 4
    @Test
    void folderThatIsALinkItself_isServed() throws IOException {
        Path current = Files.createSymbolicLink(base.resolve("current"), www);
        assertThat(found(Rules.of(current).resolver(), "/a.txt")).isEqualTo(current.resolve("a.txt"));
    }

    // rule 4
    @Test
    void brokenOrCircularLink_isMissing() throws IOException {
        Files.createSymbolicLink(www.resolve("broken.txt"), www.resolve("nowhere.txt"));
        Files.createSymbolicLink(www.resolve("round"), www.resolve("round"));
        FileResolver resolver = Rules.of(www).resolver();
        assertThat(resolver.resolve("/broken.txt")).isEqualTo(new Resolution.Missing("no such file"));
        assertThat(resolver.resolve("/round")).isEqualTo(new Resolution.Missing("no such file"));
    }

    // rules 5 and 6
    @Test
    void folder_isRedirectedThenIndexedThenListed() throws IOException {
        Rules rules = Rules.of(www);
        assertThat(rules.resolver().resolve("/deep")).isEqualTo(new Resolution.Redirect());
        assertThat(rules.resolver().resolve("/deep/"))
                .isEqualTo(new Resolution.Missing("no permission to list directory"));
        assertThat(rules.listing().resolver().resolve("/deep/")).isEqualTo(new Resolution.Listing(www.resolve("deep")));
        write("www/deep/index.htm");
        assertThat(found(rules.resolver(), "/deep/")).isEqualTo(www.resolve("deep/index.htm"));
        write("www/deep/index.html");
        assertThat(found(rules.resolver(), "/deep/")).isEqualTo(www.resolve("deep/index.html"));
    }

    @Test
    void fileNamedAsAFolder_isMissing() {
        assertThat(Rules.of(www).resolver().resolve("/a.txt/")).isEqualTo(new Resolution.Missing("no such file"));
        assertThat(Rules.of(www).resolver().resolve("/a.txt/b")).isEqualTo(new Resolution.Missing("no such file"));
    }

    @Test
    void impossibleName_isMissing() {
        FileResolver resolver = Rules.of(www).resolver();
        assertThat(resolver.resolve("/" + "x".repeat(300))).isInstanceOf(Resolution.Missing.class);
        assertThat(resolver.resolve("/a\0.txt")).isInstanceOf(Resolution.Missing.class);
        assertThat(resolver.resolve("/a\ud800.txt")).isInstanceOf(Resolution.Missing.class);
        assertThat(new Rules().folder("/", base.resolve("not-yet")).resolver().resolve("/a.txt"))
                .isInstanceOf(Resolution.Missing.class);
    }

    private void write(String name) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private static Path found(FileResolver resolver, String path) {
        return ((Resolution.Found) resolver.resolve(path)).requested();
    }
}
