package dev.quadrel.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;

/// Runs line after line on a server, until the input ends.
///
/// @param out what came of each
record ConsoleLoop(RemoteCommands commands, PrintWriter out) {

    private static final String PROMPT = "quadrel> ";

    /// From the terminal where there is one, otherwise from the standard input.
    ///
    /// @return the exit code
    int run() {
        try {
            return Terminal.isThere() ? typed() : piped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int piped() throws IOException {
        int code = Launcher.DONE;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                code = Math.max(code, ConsoleCommand.show(commands.run(line), out));
            }
        }
        return code;
    }

    /// A command that fails does not end it.
    private int typed() throws IOException {
        try (org.jline.terminal.Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(false).build()) {
            LineReader reader = reader(terminal);
            while (true) {
                String line = reader.readLine(PROMPT);
                if (!line.isBlank()) {
                    ConsoleCommand.show(commands.run(line), terminal.writer());
                }
            }
        } catch (EndOfFileException | UserInterruptException e) {
            return Launcher.DONE;
        }
    }

    private LineReader reader(org.jline.terminal.Terminal terminal) {
        Completer completer =
                (_, typed, candidates) -> commands.complete(typed.line().substring(0, typed.cursor()))
                        .forEach(word -> candidates.add(new Candidate(word)));
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("quadrel")
                .completer(completer)
                .parser(new DefaultParser().quoteChars(new char[] {'"'}).escapeChars(new char[0]))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }
}
