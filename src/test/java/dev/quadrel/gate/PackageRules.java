package dev.quadrel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbered rules of a package, as its `package-info.java` lists them after the line `/// Rules:`, and the tests
/// that name them by a comment such as `// rule 3` or `// rules 1, 2 and 5`.
final class PackageRules {

    private static final Pattern NUMBERED = Pattern.compile("^/// (\\d+)\\. .*");
    private static final Pattern NAMED = Pattern.compile("// rules? (\\d+(?:(?:, | and )\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private PackageRules() {}

    /// The numbers in the order written; empty where there is no list.
    static List<Integer> listed(SourceFile packageInfo) {
        List<Integer> numbers = new ArrayList<>();
        boolean inList = false;
        for (String line : packageInfo.lines()) {
            inList |= line.equals("/// Rules:");
            Matcher rule = NUMBERED.matcher(line);
            if (inList && rule.matches()) {
                numbers.add(Integer.valueOf(rule.group(1)));
            }
        }
        return numbers;
    }

    /// The numbers that the comments of these tests name.
    static Set<Integer> named(List<SourceFile> tests) {
        return tests.stream()
                .flatMap(test -> test.lines().stream())
                .flatMap(line -> NAMED.matcher(line).results())
                .flatMap(comment -> NUMBER.matcher(comment.group(1)).results())
                .map(number -> Integer.valueOf(number.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
