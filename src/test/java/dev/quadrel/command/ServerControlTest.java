package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the process does is tried in one of its own; reloading, on the real server.
class ServerControlTest {

    /// A process with a grace of 1.5 s that ends as it is told and says what its end found.
    static final class Ending {
        @SuppressWarnings("UnnecessaryAssignment")
        public static void main(String[] arguments) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> System.out.print(System.getProperty("org.wildfly.sigterm.suspend.timeout"))));
            ServerControl control = control(Optional.of(42));
            control.works = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addBeanClasses(Slow.class)
                    .initialize()
                    .select(LongWork.class, Any.Literal.INSTANCE);
            if (arguments[0].equals("quit")) {
                control.quit();
            } else {
                control.restart();
            }
        }
    }

    // rule 12
    @Test
    void quit_endsWith0AndWhatIsLeftOfTheGraceInWholeSeconds() throws Exception {
        assertThat(endOf("quit")).startsWith("work ended, 1").endsWith(" then 0");
    }

    // rule 13
    @Test
    void restart_endsWithTheCodeThatIsSet() throws Exception {
        assertThat(endOf("restart")).startsWith("work ended, 1").endsWith(" then 42");
    }

    // rule 13
    @Test
    void restart_withoutACodeNeedsAServerThatCanReload() {
        ServerControl control = control(Optional.empty());
        assertThatThrownBy(control::restart)
                .hasMessageContaining("jmx")
                .hasMessageContaining("quadrel.command.restart-code");
    }

    /// Work that takes a second.
    @ApplicationScoped
    static class Slow implements LongWork {
        @Override
        public void finish(Instant end) throws InterruptedException {
            Thread.sleep(1000);
            System.out.print("work ended, ");
        }
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static ServerControl control(Optional<Integer> restartCode) {
        ServerControl control = new ServerControl();
        control.settings = new CommandSettings(true, Duration.ofMillis(1500), restartCode, Optional.empty());
        return control;
    }

    private static String endOf(String how) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Ending.class.getName(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + " then " + process.waitFor();
    }
}
