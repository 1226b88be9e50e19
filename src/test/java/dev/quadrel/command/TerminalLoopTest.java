package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loop on a terminal whose keys come from a stream.
class TerminalLoopTest {

    private static final String END = "\u0004";

    private static SeContainer container;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        container = Commands.container(
                Commands.NoSecret.class, Commands.ClearCache.class, Commands.Methods.class, Commands.OfARequest.class);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    // rule 11
    @Test
    void atTheEndOfItsInput_theLoopSaysHowToStop() throws Exception {
        assertThat(type("silent\n" + END)).contains("no command loop - use CTRL-C to terminate");
    }

    @Test
    void aLine_runsAndTheNextOneToo() throws Exception {
        assertThat(type("fail now\n# nothing\nnope it\ncache clear www # now\n" + END))
                .contains("command fail now failed: the disk is full")
                .contains("command \"nope it\" invalid; type help or use <TAB> for a list of commands")
                .contains("cleared www");
    }

    // rule 7
    @Test
    void tab_completesAWord() throws Exception {
        assertThat(type("ca\tcl\two\t\n" + END)).contains("cleared worker");
    }

    @Test
    void history_isKeptInItsFile() throws Exception {
        type("say hello!\n" + END);
        assertThat(type("\u001b[A\n" + END)).contains("hello!");
        assertThat(Files.readString(folder.resolve("history"))).contains("say hello!");
    }

    private String type(String keys) throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (Terminal terminal = new ExternalTerminal(
                "test",
                "ansi",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                shown,
                StandardCharsets.UTF_8)) {
            new TerminalLoop(container.select(CommandRegistry.class).get())
                    .run(terminal, Optional.of(folder.resolve("history")));
        }
        return shown.toString(StandardCharsets.UTF_8);
    }
}
