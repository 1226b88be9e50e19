package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Commands of real CDI beans.
class CommandRegistryTest {

    private static SeContainer container;
    private static CommandRegistry registry;

    @BeforeAll
    static void start() {
        container = Commands.container(
                Commands.NoSecret.class,
                Commands.Cache.class,
                Commands.ClearCache.class,
                Commands.Broken.class,
                Commands.OfARequest.class,
                Commands.Methods.class,
                Commands.Brief.class,
                Commands.JobsLine.class,
                Commands.BrokenLine.class);
        registry = container.select(CommandRegistry.class).get();
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    // rule 6
    @Test
    void theStart_makesNoCommand() {
        int before = Commands.MADE.get();
        try (SeContainer other =
                Commands.container(Commands.NoSecret.class, Commands.ClearCache.class, Commands.Brief.class)) {
            assertThat(Commands.MADE).hasValue(before);
            other.select(CommandRegistry.class).get().run("cache clear www");
            assertThat(Commands.MADE).hasValueGreaterThan(before);
        }
    }

    // rule 1
    @Test
    void theLongestName_isTaken() {
        assertThat(registry.run("cache clear www")).isEqualTo(done("cleared www"));
        assertThat(registry.run("cache cleared www")).isEqualTo(done("cache with [cleared, www]"));
        assertThat(registry.run("  cache   clear\t\"a b\"  # now")).isEqualTo(done("cleared a b"));
    }

    // rule 3
    @Test
    void theNumberOfArguments_isChecked() {
        assertThat(registry.run("cache clear"))
                .isEqualTo(new CommandResult.Refused("command cache clear expects 1 argument(s), got 0"));
        assertThat(registry.run("requests uptime 1 2"))
                .isEqualTo(new CommandResult.Refused("command requests uptime expects 0 argument(s), got 2"));
    }

    // rule 3
    @Test
    void aLineWithoutACommand_isRefused() {
        assertThat(registry.run("requests"))
                .isEqualTo(new CommandResult.Refused("command \"requests\" needs more arguments:\n    uptime"));
        assertThat(registry.run("nope it"))
                .isEqualTo(new CommandResult.Refused(
                        "command \"nope it\" invalid; type help or use <TAB> for a list of commands"));
    }

    @Test
    void anEmptyLine_doesNothing() {
        assertThat(registry.run("")).isEqualTo(done(""));
        assertThat(registry.run("   # only a comment")).isEqualTo(done(""));
    }

    @Test
    void aMethod_runsWithItsWords() {
        assertThat(registry.run("requests uptime")).isEqualTo(done("requests made to uptime: 3"));
        assertThat(registry.run("say \"a b\" c")).isEqualTo(done("a b|c"));
        assertThat(registry.run("silent")).isEqualTo(done(""));
    }

    @Test
    void aBeanOfARequest_livesForTheRun() {
        assertThat(registry.run("request")).isEqualTo(done("made for this run"));
    }

    @Test
    void aBeanWithoutScope_endsWithTheRun() {
        int before = Commands.DESTROYED.get();
        assertThat(registry.run("short")).isEqualTo(done("ran"));
        assertThat(Commands.DESTROYED).hasValue(before + 1);
    }

    // rule 4
    @Test
    void whatThrows_isToldByItsMessage() {
        assertThat(registry.run("fail now"))
                .isEqualTo(new CommandResult.Failed("command fail now failed: the disk is full"));
        assertThat(registry.run("fail hard"))
                .isEqualTo(new CommandResult.Failed("command fail hard failed: NoClassDefFoundError"));
        assertThat(registry.run("silent")).isEqualTo(done(""));
    }

    // rule 4
    @Test
    void whatThrows_isLoggedWithItsTrace() {
        Queue<Throwable> logged = new ConcurrentLinkedQueue<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                logged.add(line.getThrown());
            }
        };
        Logger log = Logger.getLogger("dev.quadrel.command");
        log.addHandler(handler);
        try {
            registry.run("fail now");
        } finally {
            log.removeHandler(handler);
        }
        assertThat(logged).singleElement(InstanceOfAssertFactories.THROWABLE).hasMessage("the disk is full");
    }

    // rule 4
    @Test
    void aProblem_isARefusalUnlessTheServerIsAtFault() {
        assertThat(registry.run("refuse")).isEqualTo(new CommandResult.Refused("there is no section \"x\""));
        assertThat(registry.run("fail at other")).isEqualTo(new CommandResult.Failed("the other server is down"));
    }

    // rule 4
    @Test
    void aCommandThatCannotBeMade_leavesTheOthers() {
        assertThat(registry.commands()).containsKey("help").doesNotContainKey("broken");
    }

    // rule 8
    @Test
    void aMethod_replacesABuiltInCommand() {
        try (SeContainer other = Commands.container(Commands.NoSecret.class, Commands.OwnStatus.class)) {
            assertThat(other.select(CommandRegistry.class).get().run("status")).isEqualTo(done("all is well"));
        }
    }

    // rule 7
    @Test
    void completion_goesOnAWordAtATime() {
        assertThat(registry.complete("")).contains("cache", "help", "requests").doesNotContain("cache clear");
        assertThat(registry.complete("re")).containsExactly("refuse", "request", "requests");
        assertThat(registry.complete("requests ")).containsExactly("uptime");
        assertThat(registry.complete("requests uptime ")).isEmpty();
        assertThat(registry.complete("nope ")).isEmpty();
    }

    // rule 7
    @Test
    void completion_mergesNamesAndProposals() {
        assertThat(registry.complete("cache ")).containsExactly("clear", "colour", "size");
        assertThat(registry.complete("cache c")).containsExactly("clear", "colour");
        assertThat(registry.complete("cache clear w")).containsExactly("worker", "www");
        assertThat(registry.complete("cache clear www ")).isEmpty();
        assertThat(registry.complete("help cache ")).containsExactly("clear");
    }

    // rule 7
    @Test
    void aComment_hasNoCompletion() {
        assertThat(registry.complete("cache #")).isEmpty();
        assertThat(registry.complete("# ")).isEmpty();
    }

    @Test
    void help_listsAllOrOne() {
        assertThat(registry.run("help").text().lines())
                .contains(
                        "cache clear      section: forget its results",
                        "help me          of the application",
                        "silent");
        assertThat(registry.run("help requests uptime"))
                .isEqualTo(done("requests uptime  how many requests were made"));
        assertThat(registry.run("help cache").text().lines())
                .containsExactly("cache        say what is there", "cache clear  section: forget its results");
        assertThat(registry.run("help nope"))
                .isEqualTo(new CommandResult.Refused(
                        "command \"nope\" invalid; type help or use <TAB> for a list of commands"));
    }

    // rule 15
    @Test
    void status_hasAllLines() {
        assertThat(registry.run("status").text())
                .containsPattern("(?m)^uptime +0 d \\d\\d:\\d\\d:\\d\\d$")
                .containsPattern("(?m)^version +\\S+ on Java \\d+")
                .containsPattern("(?m)^memory +\\d+ MiB of at most \\d+ MiB$")
                .containsPattern("(?m)^threads +\\d+$")
                .containsPattern("(?m)^jobs done +12$")
                .containsPattern("(?m)^BrokenLine +unknown, see the log$");
    }

    private static CommandResult done(String text) {
        return new CommandResult.Done(text);
    }
}
