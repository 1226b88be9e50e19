package dev.quadrel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LogLines;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceCollectionTest {

    private final ServiceCollection services = new ServiceCollection("application");

    @BeforeEach
    void forget() {
        Told.EVENTS.clear();
    }

    // rules 1 and 4
    @Test
    void allArePrepared_thenStarted_andStoppedInReverse() throws Exception {
        add(new Told("a"), group("g", new Told("b"), new Told("c")), new Told("d"));
        run();
        assertThat(Told.EVENTS)
                .containsExactly(
                        "prepare a", "prepare b", "prepare c", "prepare d", "start a", "start b", "start c", "start d");
        Told.EVENTS.clear();
        services.stop();
        assertThat(Told.EVENTS).containsExactly("stop d", "stop c", "stop b", "stop a");
    }

    // rule 2
    @Test
    void oneThatComesAfterOthers_startsWhenTheyRun_andStopsBefore() throws Exception {
        CountDownLatch waited = new CountDownLatch(1);
        add(new Told("a", "c", "d"), new Told("b"), new Told("c", "d"), new Told("d") {
            @Override
            public void start() throws Exception {
                Thread.sleep(50);
                waited.countDown();
                super.start();
            }
        });
        run();
        assertThat(waited.getCount()).isZero();
        assertThat(Told.EVENTS.subList(4, 8)).containsExactly("start d", "start c", "start a", "start b");
        Told.EVENTS.clear();
        services.stop();
        assertThat(Told.EVENTS).containsExactly("stop b", "stop a", "stop c", "stop d");
    }

    // rule 3
    @Test
    void servicesThatWaitForEachOther_orForNobody_areRefused() throws Exception {
        add(new Told("a", "b"), new Told("b", "c"), new Told("c", "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(services::prepare)
                .withMessage("services wait for each other: a after b after c after a");
        ServiceCollection other = group("other", new Told("a", "database"));
        assertThatIllegalArgumentException()
                .isThrownBy(other::prepare)
                .withMessage("service \"a\" starts after \"database\", which is not there, only [a]");
        assertThat(Told.EVENTS).isEmpty();
    }

    // rule 5
    @Test
    void aStopThatIsLate_orFails_isLogged_andTheOthersStop() throws Exception {
        Told slow = new Told("slow");
        slow.stopMillis = 60_000;
        add(new Told("a"), slow, new Told("c").failingTo("stop"), new Told("d"));
        run();
        Told.EVENTS.clear();
        try (LogLines log = LogLines.of("dev.quadrel.lifecycle")) {
            services.stop();
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("\"c\" did not stop as it should", "no stop today"))
                    .anySatisfy(line ->
                            assertThat(line).contains("\"slow\" has not stopped within PT2S and is left behind"));
        }
        assertThat(Told.EVENTS).containsExactly("stop d", "stop a");
    }

    // rule 6
    @Test
    void aServiceThatCannotStart_stopsThoseBeforeIt_andGivesBackWhatItTook() throws Exception {
        add(new Told("a"), group("g", new Told("b"), new Told("c").failingTo("start")), new Told("d"));
        services.prepare();
        Told.EVENTS.clear();
        assertThatThrownBy(services::start)
                .isInstanceOf(ServiceException.class)
                .hasMessage("service \"g/c\" could not be started: no start today");
        assertThat(Told.EVENTS).containsExactly("start a", "start b", "stop c", "stop b", "stop d", "stop a");
        assertThat(states())
                .containsExactly(
                        "a STOPPED ",
                        "g FAILED service \"g/c\" could not be started: no start today",
                        "g/b STOPPED ",
                        "g/c FAILED service \"c\" could not be started: no start today",
                        "d STOPPED ");
    }

    // rule 6
    @Test
    void aServiceThatCannotBePrepared_stopsThoseThatAre() throws Exception {
        add(new Told("a"), new Told("b").failingTo("prepare"), new Told("c"));
        assertThatThrownBy(services::prepare)
                .hasMessage("service \"b\" could not be prepared: no prepare today")
                .hasRootCauseMessage("no prepare today");
        assertThat(Told.EVENTS).containsExactly("prepare a", "stop a");
    }

    @Test
    void afterAFailure_itCanBeStartedAgain() throws Exception {
        Told cured = new Told("a").failingTo("start");
        add(cured);
        services.prepare();
        assertThatThrownBy(services::start).isInstanceOf(ServiceException.class);
        cured.failing = "";
        run();
        assertThat(states()).containsExactly("a RUNNING ");
    }

    // rule 7
    @Test
    void oneThatIsAddedWhileTheOthersRun_isStarted_orNotAdded() throws Exception {
        add(new Told("a"));
        run();
        Told.EVENTS.clear();
        services.add(new Told("b", "a"));
        assertThat(Told.EVENTS).containsExactly("prepare b", "start b");
        assertThatThrownBy(() -> services.add(new Told("c").failingTo("start")))
                .hasMessage("service \"c\" could not be started: no start today");
        assertThatIllegalArgumentException().isThrownBy(() -> services.add(new Told("d", "x")));
        assertThat(states()).containsExactly("a RUNNING ", "b RUNNING ");
        services.stop();
        assertThat(Told.EVENTS).containsExactly("prepare b", "start b", "prepare c", "stop c", "stop b", "stop a");
    }

    // rule 8
    @Test
    void oneThatIsRemoved_isStopped_unlessAnotherNeedsIt() throws Exception {
        add(new Told("a"), new Told("b", "a"));
        run();
        assertThatIllegalStateException()
                .isThrownBy(() -> services.remove("a"))
                .withMessage("service \"a\" is needed by \"b\"");
        services.remove("b");
        services.remove("a");
        services.remove("never there");
        assertThat(Told.EVENTS.subList(4, 6)).containsExactly("stop b", "stop a");
        assertThat(services.statuses()).isEmpty();
        assertThat(services.service("a")).isEmpty();
    }

    // rule 9
    @Test
    void aSecondOfTheSameName_isRefused_butNotInAnotherCollection() throws Exception {
        Told first = new Told("a");
        add(first, group("g", new Told("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> services.add(new Told("a")))
                .withMessage("there is a service \"a\" already");
        assertThatIllegalArgumentException().isThrownBy(() -> services.add(new Told("two words")));
        assertThat(services.service("a")).contains(first);
    }

    // rule 11
    @Test
    void anOperatorStopsAndStartsOne_whereWhatItNeedsRuns() throws Exception {
        add(new Told("a"), group("g", new Told("b")), new Told("c", "a"));
        run();
        assertThatIllegalStateException().isThrownBy(() -> services.stop("a"));
        services.stop("c");
        services.stop("g/b");
        services.stop("a");
        assertThat(states()).containsExactly("a STOPPED ", "g RUNNING ", "g/b STOPPED ", "c STOPPED ");
        assertThatIllegalStateException()
                .isThrownBy(() -> services.start("c"))
                .withMessage("service \"c\" needs \"a\", which does not run");
        services.start("a");
        services.start("c");
        services.start("g/b");
        assertThat(services.statuses()).allMatch(status -> status.state() == ServiceState.RUNNING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> services.start("x"))
                .withMessage("there is no service \"x\", only [a, g, c]");
    }

    // rule 10
    @Test
    void oneThatHasEndedByItself_hasFailed_untilItIsStartedAgain() throws Exception {
        Told ended = new Told("a");
        add(ended);
        run();
        ended.fault = Optional.of("out of paper");
        assertThat(states()).containsExactly("a FAILED out of paper");
        Told.EVENTS.clear();
        ended.fault = Optional.empty();
        services.stop("a");
        services.start("a");
        assertThat(Told.EVENTS).containsExactly("stop a", "prepare a", "start a");
    }

    private void add(Service... all) throws ServiceException {
        for (Service service : all) {
            services.add(service);
        }
    }

    private void run() throws ServiceException {
        services.prepare();
        services.start();
    }

    private static ServiceCollection group(String name, Service... all) throws ServiceException {
        ServiceCollection group = new ServiceCollection(name);
        for (Service service : all) {
            group.add(service);
        }
        return group;
    }

    private List<String> states() {
        return services.statuses().stream()
                .map(status -> status.path() + " " + status.state() + " " + status.reason())
                .toList();
    }
}
