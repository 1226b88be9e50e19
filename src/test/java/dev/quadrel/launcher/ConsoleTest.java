package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {

    @TempDir
    Path folder;

    // rule 12
    @Test
    void reason_isTheLastCauseOfTheFirstFault() {
        assertThat(Console.reason("""
            05:00:00,001 INFO  [org.jboss.as] (main) starting
            05:00:00,002 ERROR [org.jboss.msc.service.fail] (MSC service thread 1-2) MSC000001: Failed to start service
            	at org.example.A.b(A.java:1)
            Caused by: java.lang.RuntimeException: WELD-1
            	at org.example.A.c(A.java:2)
            Caused by: java.lang.IllegalArgumentException: quadrel.worker.threads is many
            05:00:00,003 ERROR [org.jboss.as] (main) another
            Caused by: java.lang.Exception: later
            """)).isEqualTo("quadrel.worker.threads is many");
    }

    @Test
    void reason_ofAFaultWithoutCause_isItsText() {
        assertThat(Console.reason("2026-11-22 05:00:00,002 FATAL [org.jboss.as] (main) no memory\n"))
                .isEqualTo("no memory");
    }

    @Test
    void reason_withoutFault_isWhatWasPrintedLast() {
        assertThat(Console.reason("Unrecognized VM option 'x'\nError: Could not create the Java Virtual Machine.\n"))
                .isEqualTo("Unrecognized VM option 'x'\nError: Could not create the Java Virtual Machine.");
    }

    @Test
    void text_isWhatCameSince_withoutColors() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "before\n");
        Console console = new Console(List.of(folder.resolve("absent"), log));
        Files.writeString(log, "\u001b[31mafter\u001b[0m\n", StandardOpenOption.APPEND);
        assertThat(console.text()).isEqualTo("after\n");
    }

    @Test
    void text_ofALogThatBeganAnew_isAllOfIt() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "a long line before\n");
        Console console = new Console(List.of(log));
        Files.writeString(log, "after\n");
        assertThat(console.text()).isEqualTo("after\n");
    }
}
