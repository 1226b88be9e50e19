package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    @ApplicationScoped
    static class Web extends Told {
        Web() {
            super("web", "database");
        }
    }

    @ApplicationScoped
    static class Database extends Told {
        Database() {
            super("database");
        }
    }

    static class Produced {
        @Produces
        Service clock() {
            return new Told("clock");
        }
    }

    @ApplicationScoped
    static class Failing extends Told {
        Failing() {
            super("failing");
            failing = "prepare";
        }
    }

    @BeforeEach
    void forget() {
        States.settings = States.settings(Path.of("target", "no-state"));
        Told.EVENTS.clear();
    }

    // rules 1, 2 and 4
    @Test
    void beansAreStartedInTheOrderOfTheirNames_eachAfterWhatItNeeds() {
        try (SeContainer container = States.container(Web.class, Database.class, Produced.class)) {
            assertThat(container.select(Application.class).get().name()).isEqualTo("application");
            assertThat(Told.EVENTS.subList(3, 6)).containsExactly("start clock", "start database", "start web");
            Told.EVENTS.clear();
        }
        assertThat(Told.EVENTS).containsExactly("stop web", "stop database", "stop clock");
    }

    // rule 6
    @Test
    void aServiceThatCannotBePrepared_failsTheStart() {
        assertThatThrownBy(() -> States.container(Database.class, Failing.class))
                .hasMessage("The application application could not start: service \"failing\" could not be prepared: no"
                        + " prepare today");
        assertThat(Told.EVENTS).containsExactly("prepare database", "stop database");
    }

    // rules 10 and 11
    @Test
    void anOperator_seesWhatHasFailed_andStartsItAgain() throws Exception {
        try (SeContainer container = States.container(Database.class, Web.class)) {
            Application application = container.select(Application.class).get();
            ServiceCommands commands = container.select(ServiceCommands.class).get();
            ServiceProbe probe = container.select(ServiceProbe.class).get();
            Told late = new Told("late");
            application.services().add(late);
            assertThat(probe.isUp()).isTrue();
            late.fault = Optional.of("out of paper");
            assertThat(probe.isUp()).isFalse();
            assertThat(commands.list()).isEqualTo("""
                database  running
                web       running
                late      failed  out of paper\
                """);
            assertThatThrownBy(() -> commands.stop(List.of("database")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("needed by \"web\"");
            late.fault = Optional.empty();
            assertThat(commands.stop(List.of("late"))).isEqualTo("late has stopped");
            assertThat(probe.isUp()).as("somebody wants it so").isTrue();
            assertThat(commands.start(List.of("late"))).isEqualTo("late runs");
            assertThatThrownBy(() -> commands.start(List.of("lat")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("there is no service \"lat\"");
        }
    }

    @Test
    void withoutServices_itRuns() {
        try (SeContainer container = States.container()) {
            assertThat(container.select(ServiceProbe.class).get().isUp()).isTrue();
            assertThat(container.select(ServiceCommands.class).get().list()).isEqualTo("application has no services");
        }
    }
}
