package dev.quadrel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of all libraries that Quadrel runs with, by what the build resolves: `mvn test -Dtest=DependenciesPageTest
/// -Ddependencies.write=true` writes it.
class DependenciesPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/dependencies.md");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "(?:<!--([^>]*)-->\\s*)?<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
                    + "(.*?)</dependency>",
            Pattern.DOTALL);
    private static final Pattern BUNDLED = Pattern.compile("<resource-root path=\"(.+)\\.jar\"/>");
    private static final Pattern LICENSE = Pattern.compile("<license>.*?<name>\\s*([^<]+?)\\s*</name>", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);

    /// @param purpose as the pom says it
    private record Line(String name, String version, String licence, String purpose) {}

    @Test
    void page_isWhatTheBuildResolves() throws IOException {
        String page = page();
        if (Boolean.getBoolean("dependencies.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String page() throws IOException {
        return """
            # Libraries

            What Quadrel runs with, beside WildFly 39.0.1.Final (Apache-2.0 and LGPL-2.1-or-later) and a JDK 25: what it compiles against in the server, and what it brings as modules of the server or in the WAR. Libraries of tests and of the build are not here.

            To look for known holes in them, with the network that takes: `mvn org.owasp:dependency-check-maven:check` (data of the NVD), or `osv-scanner scan source -L pom.xml` (data of OSV).

            | library | version | licence | what for |
            |---|---|---|---|
            %s\
            """.formatted(lines().stream()
                .map(line -> "| %s | %s | %s | %s |\n".formatted(line.name, line.version, line.licence, line.purpose))
                .collect(Collectors.joining()));
    }

    private static List<Line> lines() throws IOException {
        Map<String, String> purposes = purposes();
        Map<String, Path> jars = jars();
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, String> entry : purposes.entrySet()) {
            Path jar = jars.get(entry.getKey());
            assertThat(jar)
                    .as(entry.getKey() + " is not on the class path of the tests")
                    .isNotNull();
            Path version = jar.getParent();
            lines.add(new Line(entry.getKey(), version.getFileName().toString(), licence(pom(jar)), entry.getValue()));
        }
        return lines;
    }

    /// By artifact, in the order of their names.
    private static Map<String, String> purposes() throws IOException {
        Map<String, String> purposes = new TreeMap<>();
        String pom = Files.readString(Path.of("pom.xml"));
        Matcher dependency = DEPENDENCY.matcher(pom.substring(0, pom.indexOf("<build>")));
        while (dependency.find()) {
            if (!dependency.group(4).contains("<scope>test</scope>")
                    && !dependency.group(4).contains("<type>pom")) {
                String comment = Optional.ofNullable(dependency.group(1)).orElse("Belongs to the one above.");
                purposes.put(dependency.group(3), comment.strip().replaceAll("\\s+", " "));
            }
        }
        try (Stream<Path> modules = Files.walk(Path.of("src/build/server-content/modules"))) {
            for (Path module :
                    modules.filter(file -> file.endsWith("module.xml")).toList()) {
                Matcher jar = BUNDLED.matcher(Files.readString(module));
                while (jar.find()) {
                    if (!jar.group(1).startsWith("quadrel")) {
                        purposes.putIfAbsent(jar.group(1), "Comes with another.");
                    }
                }
            }
        }
        return purposes;
    }

    /// Of the class path, by artifact: in a repository a jar lies in artifact/version.
    private static Map<String, Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> jar.getNameCount() > 3)
                .collect(Collectors.toMap(
                        jar -> jar.getParent().getParent().getFileName().toString(), jar -> jar, (first, _) -> first));
    }

    private static Path pom(Path jar) {
        Path version = jar.getParent();
        return version.resolve("%s-%s.pom".formatted(version.getParent().getFileName(), version.getFileName()));
    }

    /// Its own, or that of the nearest parent that has one.
    private static String licence(Path pom) throws IOException {
        String text = Files.readString(pom);
        List<String> names = LICENSE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        if (!names.isEmpty()) {
            return String.join(" or ", names);
        }
        Matcher parent = PARENT.matcher(text);
        if (!parent.find()) {
            return "not named";
        }
        String artifact = element(parent.group(1), "artifactId");
        String version = element(parent.group(1), "version");
        return licence(repository(pom)
                .resolve(element(parent.group(1), "groupId").replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom"));
    }

    private static String element(String xml, String name) {
        Matcher element = Pattern.compile("<%s>\\s*([^<]+?)\\s*</%s>".formatted(name, name))
                .matcher(xml);
        return element.find() ? element.group(1) : "";
    }

    private static Path repository(Path pom) {
        Path folder = pom;
        while (!folder.endsWith("repository")) {
            folder = folder.getParent();
        }
        return folder;
    }
}
