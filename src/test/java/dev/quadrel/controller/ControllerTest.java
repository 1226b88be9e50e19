package dev.quadrel.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControllerTest {

    private final Controller controller = new Controller(Translator.none(), Runnable::run);
    private final List<String> calls = new ArrayList<>();

    private Callback noting(String name) {
        return arguments -> {
            calls.add(name);
            return name;
        };
    }

    @Test
    void function_isTheSameBeforeAndAfterItIsSet() throws Exception { // rule 1
        ControllerFunction before = controller.function("hello");
        controller.set("hello", noting("first"));
        assertThat(before.call()).isEqualTo("first");
        controller.set("hello", noting("second"));
        assertThat(before.call()).isEqualTo("second");
        assertThat(controller.function("hello")).isSameAs(before);
    }

    @Test
    void function_withNothingToCallFails() throws Exception { // rule 2
        ControllerFunction empty = controller.function("nothing");
        assertThatThrownBy(empty::call)
                .isInstanceOf(FunctionMissingException.class)
                .hasMessageContaining("\"nothing\"");
        assertThat(empty.allowEmpty().call()).isNull();
    }

    @Test
    void function_runsAllInOrder() throws Exception { // rules 3 and 4
        controller.add("go", noting("added"));
        controller.once("go", noting("once"));
        controller.set("go", noting("main"));
        controller.addTask("go", noting("task"));
        ControllerFunction function = controller.function("go");
        List<?> results = (List<?>) function.call();
        assertThat(calls).containsExactly("main", "added", "once", "task");
        assertThat(results).hasSize(4);
        assertThat(results.subList(0, 3)).isEqualTo(List.of("main", "added", "once"));
        assertThat(results.getLast())
                .isInstanceOfSatisfying(
                        CompletableFuture.class, task -> assertThat(task.join()).isEqualTo("task"));
        calls.clear();
        function.call();
        assertThat(calls).containsExactly("main", "added", "task");
    }

    @Test
    void function_givesWhatIsThere() throws Exception { // rule 4
        assertThat(controller.set("main", noting("m")).call()).isEqualTo("m");
        assertThat(controller.add("added", noting("a")).call()).isEqualTo(List.of("a"));
        controller.set("tasks", noting("m"));
        assertThat((List<?>) controller.addTask("tasks", noting("t")).call())
                .hasSize(1)
                .allMatch(CompletableFuture.class::isInstance);
    }

    @Test
    void function_getsItsArguments() throws Exception { // rule 3
        controller.set(
                "sum",
                arguments -> (int) arguments.positional().get(0)
                        + (int) arguments.positional().get(1));
        assertThat(controller.function("sum").call(1, 2)).isEqualTo(3);
    }

    @Test
    void failure_reachesTheCaller() { // rule 5
        controller.set("fail", arguments -> {
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(() -> controller.function("fail").call()).hasMessage("boom");
    }

    @Test
    void failedTask_isInItsResult() throws Exception { // rule 5
        controller.addTask("fail", arguments -> {
            throw new IllegalStateException("boom");
        });
        List<?> results = (List<?>) controller.function("fail").call();
        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        CompletableFuture.class,
                        task -> assertThat(task.isCompletedExceptionally()).isTrue());
    }

    @Test
    void takenAway_runsNoMore() throws Exception { // rule 6
        Callback one = noting("one");
        ControllerFunction function = controller.set("f", one);
        function.add(one);
        function.addTask(one);
        function.remove(one);
        function.removeTask(one);
        assertThatThrownBy(() -> function.remove(one)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> function.removeTask(one)).isInstanceOf(NoSuchElementException.class);
        assertThat(function.call()).isEqualTo("one");
        function.discard(noting("unknown"));
        function.discard(one);
        assertThat(function.exists()).isFalse();
    }

    @Test
    void clear_leavesWhatIsSetOnlyWhereAsked() throws Exception { // rule 6
        ControllerFunction function = controller.set("f", noting("main"));
        function.add(noting("added"));
        function.clearAdded();
        assertThat(function.call()).isEqualTo("main");
        function.clear();
        assertThatThrownBy(function::call).isInstanceOf(FunctionMissingException.class);
    }

    @Test
    void once_isNotCounted() throws Exception { // rule 7
        ControllerFunction function = controller.once("f", noting("once"));
        assertThat(function.exists()).isFalse();
        assertThat(function.call()).isEqualTo(List.of("once"));
        assertThatThrownBy(function::call).isInstanceOf(FunctionMissingException.class);
    }

    @Test
    void view_shares() throws Exception { // rules 1 and 8
        Controller child = controller.view(Translator.prefix("left_"));
        child.set("run", noting("child"));
        child.trigger("go", noting("go"));
        assertThat(controller.function("left_run").call()).isEqualTo("child");
        assertThat(controller.triggerFunction("left_go")).isPresent();
        assertThat(child.function("on_server_ready")).isSameAs(controller.function("on_server_ready"));
        assertThat(child.triggerName(noting("a"))).isEqualTo("trigger__1");
        assertThat(controller.triggerName(noting("b"))).isEqualTo("trigger__2");
    }

    @Test
    void triggerName_isTheLastOne() { // rule 8
        Callback function = noting("f");
        assertThat(controller.triggerName(function)).isEqualTo("trigger__1");
        assertThat(controller.triggerName(function)).isEqualTo("trigger__1");
        controller.trigger("named", function);
        assertThat(controller.triggerName(function)).isEqualTo("named");
        controller.view(Translator.prefix("p_")).trigger("trigger__mine", function);
        assertThat(controller.triggerFunction("trigger__mine")).contains(function);
    }

    @Test
    void unregisterTrigger_tellsTheOther() { // rule 9
        Callback function = noting("f");
        controller.trigger("one", function);
        assertThat(controller.unregisterTrigger(function)).contains("one");
        assertThat(controller.unregisterTrigger(function)).isEmpty();
        controller.trigger("one", function);
        assertThat(controller.unregisterTrigger("one")).contains(function);
        assertThat(controller.unregisterTrigger("one")).isEmpty();
    }

    @Test
    void runnable_isACallback() throws Exception { // rule 4
        @Nullable
        Object result = controller.set("r", Callback.of(() -> calls.add("ran"))).call();
        assertThat(result).isNull();
        assertThat(calls).containsExactly("ran");
    }
}
