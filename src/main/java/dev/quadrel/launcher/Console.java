package dev.quadrel.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server prints while it starts, and what that says about a start that fails.
final class Console {

    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern ENTRY = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d,\\d{3} .*");
    private static final Pattern FAULT = Pattern.compile("^\\S+( \\S+)? +(ERROR|FATAL) +\\[[^\\]]*\\] +\\(.*?\\) (.*)");
    private static final String CAUSE = "Caused by: ";
    private static final String FAILED = "WFLYSRV0026";
    private static final String PORT_TAKEN = "Address already in use";
    private static final int LAST_LINES = 5;

    private final SequencedMap<Path, Long> begins = new LinkedHashMap<>();

    /// Looks at what is written from now on.
    Console(List<Path> files) throws IOException {
        for (Path file : files) {
            begins.put(file, Files.exists(file) ? Files.size(file) : 0);
        }
    }

    /// All since then, without colors.
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Path, Long> entry : begins.entrySet()) {
            text.append(text(entry.getKey(), entry.getValue()));
        }
        return COLOR.matcher(text).replaceAll("");
    }

    /// One that has become shorter has begun anew.
    private static String text(Path file, long begin) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = in.length() < begin ? 0 : begin;
            byte[] bytes = new byte[Math.toIntExact(in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// Whether it has said that it is up, but not with all that belongs to it.
    static boolean hasFailed(String text) {
        return text.contains(FAILED);
    }

    static boolean isPortTaken(String text) {
        return text.contains(PORT_TAKEN);
    }

    /// The cause that the first fault names last, or the fault itself; without one the last lines.
    static String reason(String text) {
        List<String> lines = text.lines().toList();
        return lines.stream()
                .filter(line -> line.equals(ServerMain.IN_USE))
                .findFirst()
                .or(() -> fault(lines))
                .orElseGet(() ->
                        String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    private static Optional<String> fault(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher fault = FAULT.matcher(lines.get(i));
            if (fault.matches()) {
                return Optional.of(cause(lines.subList(i + 1, lines.size())).orElse(fault.group(3)));
            }
        }
        return Optional.empty();
    }

    /// What is after the name of its class.
    private static Optional<String> cause(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> !ENTRY.matcher(line).matches())
                .map(String::strip)
                .filter(line -> line.startsWith(CAUSE))
                .map(line -> line.substring(CAUSE.length()).replaceFirst("^[\\w.$]+(Exception|Error): ", ""))
                .reduce((_, last) -> last);
    }
}
