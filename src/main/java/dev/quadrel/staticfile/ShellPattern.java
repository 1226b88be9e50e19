package dev.quadrel.staticfile;

import java.util.regex.Pattern;

/// A shell-style pattern over a whole path, with the rules of Python's `fnmatch`: `*` stands for any characters, `/`
/// among them, `?` for one character, `[abc]` and `[!abc]` for one character in or not in a set. Case matters.
record ShellPattern(String pattern, Pattern regex) {

    static ShellPattern of(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("A file pattern must not be empty; `*` stands for every file");
        }
        return new ShellPattern(pattern, Pattern.compile(translate(pattern), Pattern.DOTALL));
    }

    boolean matches(String path) {
        if (pattern.charAt(0) == '*' && pattern.indexOf('*', 1) < 0 && isLiteral(1)) {
            return path.endsWith(pattern.substring(1));
        }
        return regex.matcher(path).matches();
    }

    private boolean isLiteral(int from) {
        return pattern.indexOf('?', from) < 0 && pattern.indexOf('[', from) < 0;
    }

    private static String translate(String pattern) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = c == '[' ? setEnd(pattern, i) : -1;
            if (end > 0) {
                regex.append(set(pattern.substring(i + 1, end)));
                i = end + 1;
                continue;
            }
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
            i++;
        }
        return regex.toString();
    }

    /// Where the set that starts at `open` ends, or -1 where the bracket is an ordinary character.
    private static int setEnd(String pattern, int open) {
        int from = open + 1;
        if (from < pattern.length() && pattern.charAt(from) == '!') {
            from++;
        }
        return pattern.indexOf(']', from + 1);
    }

    /// Each member by its number, so that none has a meaning of its own in the expression. A range that ends before it
    /// starts is empty.
    private static String set(String content) {
        boolean negated = content.startsWith("!");
        int[] members = content.substring(negated ? 1 : 0).codePoints().toArray();
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < members.length) {
            boolean range = i + 2 < members.length && members[i + 1] == '-';
            int last = range ? members[i + 2] : members[i];
            if (members[i] <= last) {
                regex.append("\\x{%x}-\\x{%x}".formatted(members[i], last));
            }
            i += range ? 3 : 1;
        }
        if (regex.isEmpty()) {
            return negated ? "." : "(?!)";
        }
        return (negated ? "[^" : "[") + regex + "]";
    }
}
