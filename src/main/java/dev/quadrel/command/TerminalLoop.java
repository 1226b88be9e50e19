package dev.quadrel.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Reads lines from a terminal, with history and completion, and runs them until the input ends or the thread is
/// interrupted. Ctrl-C stops the server as it does without a loop.
final class TerminalLoop {

    private static final String PROMPT = "quadrel> ";
    private static final String AT_END = "no command loop - use CTRL-C to terminate";

    private final CommandRegistry registry;

    TerminalLoop(CommandRegistry registry) {
        this.registry = registry;
    }

    /// Runs on the terminal of this process.
    void run(Optional<Path> history) throws IOException {
        try (Terminal terminal = terminal()) {
            run(terminal, history);
        }
    }

    /// What speaks to the terminal is looked for by the thread's class loader, and lies where the library does.
    private static Terminal terminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .nativeSignals(false)
                    .build();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    void run(Terminal terminal, Optional<Path> history) {
        LineReader reader = reader(terminal, history);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String text = registry.run(reader.readLine(PROMPT), "terminal").text();
                if (!text.isEmpty()) {
                    terminal.writer().println(text);
                    terminal.flush();
                }
            }
        } catch (EndOfFileException e) {
            terminal.writer().println(AT_END);
            terminal.flush();
        } catch (UserInterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LineReader reader(Terminal terminal, Optional<Path> history) {
        Completer completer =
                (reader, typed, candidates) -> registry.complete(typed.line().substring(0, typed.cursor()))
                        .forEach(word -> candidates.add(new Candidate(word)));
        DefaultParser parser = new DefaultParser().quoteChars(new char[] {'"'}).escapeChars(new char[0]);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("quadrel")
                .completer(completer)
                .parser(parser)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }
}
