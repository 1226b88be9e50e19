package dev.quadrel.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a typed line. A word in double quotes may have blanks or begin with `#`; any other that begins so is
/// dropped with all that follows.
///
/// @param commented whether words were dropped
record CommandLine(List<String> words, boolean commented) {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"(?=\\s|$)|\\S+");

    static CommandLine parse(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            if (word.group().startsWith("#")) {
                return new CommandLine(List.copyOf(words), true);
            }
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        return new CommandLine(List.copyOf(words), false);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// The first words as a command's name has them.
    String name(int count) {
        return String.join(" ", words.subList(0, count));
    }

    /// The words after the first ones.
    List<String> after(int count) {
        return words.subList(count, words.size());
    }

    /// What is wrong with a line that names no command.
    String complaint(Collection<String> names) {
        String typed = name(words.size());
        SortedSet<String> candidates = nextWords(names);
        return candidates.isEmpty()
                ? "command \"" + typed + "\" invalid; type help or use <TAB> for a list of commands"
                : "command \"" + typed + "\" needs more arguments:\n    " + String.join("\n    ", candidates);
    }

    /// The words that make these words the beginning of a name, one step on.
    SortedSet<String> nextWords(Collection<String> names) {
        String start = words.isEmpty() ? "" : name(words.size()) + " ";
        SortedSet<String> next = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(start) && name.length() > start.length()) {
                next.add(name.substring(start.length()).split(" ", 2)[0]);
            }
        }
        return next;
    }
}
