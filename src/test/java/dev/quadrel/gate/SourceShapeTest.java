package dev.quadrel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sizes, names and comments that every source file keeps to. A failure lists each place as `file:line`.
class SourceShapeTest {

    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 30;
    private static final int PARAMETERS = 6;
    private static final int COMPONENTS = 10;
    private static final Pattern SAYS_NOTHING =
            Pattern.compile(".*(Impl|Utils?|Manager|Helper|Base|Default|Common|Misc)");

    /// Names that end so and still mean something.
    private static final Set<String> MEANT = Set.of("PreventDefault");

    private static final List<SourceFile> MAIN = SourceFile.under("src/main/java");
    private static final List<SourceFile> TEST = SourceFile.under("src/test/java");
    private static final List<SourceFile> ALL =
            Stream.of(MAIN, TEST).flatMap(List::stream).toList();

    @Test
    void aFileHasAtMost300Lines() {
        assertThat(ALL)
                .filteredOn(file -> file.lines().size() > FILE_LINES)
                .extracting(
                        file -> file.at(FILE_LINES + 1, "has " + file.lines().size() + " lines"))
                .as("files of more than %d lines: split them by idea", FILE_LINES)
                .isEmpty();
    }

    @Test
    void aMethodHasAtMost30Lines() {
        assertThat(Declarations.methods(ALL))
                .filteredOn(method -> method.length() > METHOD_LINES)
                .extracting(method -> method.at("has " + method.length() + " lines"))
                .as("methods of more than %d lines: name their steps", METHOD_LINES)
                .isEmpty();
    }

    @Test
    void aMethodTakesAtMost6Parameters() {
        assertThat(Declarations.methods(ALL))
                .filteredOn(method -> method.parameters() > PARAMETERS)
                .extracting(method -> method.at("takes " + method.parameters() + " parameters"))
                .as("methods of more than %d parameters: pass a record", PARAMETERS)
                .isEmpty();
    }

    @Test
    void aRecordHasAtMost10Components() {
        assertThat(Declarations.types(ALL))
                .filteredOn(type -> type.components() > COMPONENTS)
                .extracting(type -> type.at("has " + type.components() + " components"))
                .as("records of more than %d components: group what belongs together", COMPONENTS)
                .isEmpty();
    }

    @Test
    void aPublicTypeIsDocumented() {
        assertThat(Declarations.types(MAIN))
                .filteredOn(type -> type.open() && !type.source().documentedAt(type.line()))
                .extracting(type -> type.at("has no /// comment"))
                .as("public types without a word about what they are")
                .isEmpty();
    }

    @Test
    void aDocCommentIsWhole() {
        assertThat(ALL)
                .flatExtracting(SourceShapeTest::brokenDocComments)
                .as("/// comments that the formatter broke: shorten the line, 116 columns are safe")
                .isEmpty();
    }

    @Test
    void aNameSaysWhatTheTypeIs() {
        assertThat(Declarations.types(ALL))
                .filteredOn(type -> !MEANT.contains(type.name())
                        && SAYS_NOTHING.matcher(type.name()).matches())
                .extracting(type -> type.at("says nothing"))
                .as("type names that end in a word without meaning")
                .isEmpty();
    }

    @Test
    void aPackageHasOnePackageInfo() {
        Set<String> described = packageInfos().keySet();
        assertThat(MAIN)
                .filteredOn(file -> !described.contains(file.packageName()))
                .extracting(file -> file.at(1, "its package has no package-info.java"))
                .as("files in packages without a package-info.java")
                .isEmpty();
    }

    @Test
    void aPackageIsNullMarked() {
        assertThat(packageInfos().values())
                .filteredOn(info -> info.unit().getPackageAnnotations().stream()
                        .noneMatch(a -> a.getAnnotationType().toString().endsWith("NullMarked")))
                .extracting(info -> info.at(1, "lacks @NullMarked"))
                .as("packages whose nulls are not checked")
                .isEmpty();
    }

    @Test
    void aPackageNumbersItsRulesFrom1() {
        assertThat(packageInfos().values())
                .filteredOn(info -> !countsFrom1(PackageRules.listed(info)))
                .extracting(info -> info.at(1, "rules " + PackageRules.listed(info)))
                .as("packages that lack a line '/// Rules:' with lines '/// 1. When ...' after it")
                .isEmpty();
    }

    @Test
    void aRuleIsNamedByATest() {
        assertThat(packageInfos().values())
                .flatExtracting(SourceShapeTest::unnamedRules)
                .as("rules that no test of the same package names by a comment '// rule N' or '// rules N, N and N'")
                .isEmpty();
    }

    private static List<String> brokenDocComments(SourceFile file) {
        List<String> lines = file.lines().stream().map(String::strip).toList();
        return IntStream.range(1, lines.size())
                .filter(i -> lines.get(i - 1).startsWith("///"))
                .filter(i -> lines.get(i).startsWith("// ") && !lines.get(i).startsWith("// rule"))
                .mapToObj(i -> file.at(i + 1, lines.get(i)))
                .toList();
    }

    private static Map<String, SourceFile> packageInfos() {
        return MAIN.stream()
                .filter(SourceFile::describesPackage)
                .collect(Collectors.toMap(SourceFile::packageName, Function.identity(), (a, _) -> a, TreeMap::new));
    }

    private static boolean countsFrom1(List<Integer> rules) {
        return !rules.isEmpty()
                && rules.equals(IntStream.rangeClosed(1, rules.size()).boxed().toList());
    }

    private static List<String> unnamedRules(SourceFile info) {
        Set<Integer> named = PackageRules.named(TEST.stream()
                .filter(test -> test.packageName().equals(info.packageName()))
                .toList());
        return PackageRules.listed(info).stream()
                .filter(rule -> !named.contains(rule))
                .map(rule -> info.at(1, "rule " + rule))
                .toList();
    }
}
