package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which classes of modules a server has loaded, in their order, by the log of its JVM: what [ClassPreload] reads.
///
/// @param list where that is written
record LoadedClasses(Path list) {

    /// `org.jboss.as.Main source: jar:file:/server/modules/system/layers/base/org/jboss/as/main/a.jar!/org/...`; a file
    /// is named with percent signs, which no module's name has.
    private static final Pattern LINE = Pattern.compile(
            "(\\S+) source: jar:file:.*/modules/(?:system/(?:layers|add-ons)/[^/]+/)?([^!%]+)/main/[^/!]+\\.jar!/.*");

    /// The JVM's option that writes the log, in a file of its process: when a cache is made, another JVM has the same
    /// options.
    String option() {
        return "-Xlog:class+load:file=\"" + log("%p") + "\":none";
    }

    private Path log(String process) {
        return list.resolveSibling(list.getFileName() + "." + process + ".partial");
    }

    /// Writes the list by the log of a process that has ended, and deletes the logs.
    void write(long process) throws IOException {
        try (Stream<String> lines = Files.lines(log(String.valueOf(process)))) {
            Files.write(list, lines(lines));
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(
                list.toAbsolutePath().getParent(), log("*").getFileName().toString())) {
            for (Path log : logs) {
                Files.delete(log);
            }
        }
    }

    /// A line for each class: its module, a space, its name.
    static List<String> lines(Stream<String> log) {
        return log.map(LoadedClasses::line).flatMap(Optional::stream).toList();
    }

    private static Optional<String> line(String text) {
        Matcher line = LINE.matcher(text);
        return line.matches() ? Optional.of(line.group(2).replace('/', '.') + " " + line.group(1)) : Optional.empty();
    }
}
