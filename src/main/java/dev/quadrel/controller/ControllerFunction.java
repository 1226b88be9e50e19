package dev.quadrel.controller;

import dev.quadrel.wslink.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A function known by its name alone: it may be handed on before anything is set, and what it does may change.
///
/// A call runs the one that is set, then those that are added, then those added for once, each in the order
/// in which it came, and starts the tasks. Thread safe.
public final class ControllerFunction {

    private final String name;
    private final Executor tasks;
    private final Set<Callback> added = new LinkedHashSet<>();
    private final Set<Callback> addedOnce = new LinkedHashSet<>();
    private final Set<Callback> addedTasks = new LinkedHashSet<>();
    private @Nullable Callback main;
    private boolean mayBeEmpty;

    ControllerFunction(String name, Executor tasks) {
        this.name = name;
        this.tasks = tasks;
    }

    /// What one call runs.
    private record Call(@Nullable Callback main, List<Callback> functions, List<Callback> tasks, boolean mayBeEmpty) {

        boolean isEmpty() {
            return main == null && functions.isEmpty() && tasks.isEmpty();
        }
    }

    /// Calls it with these values.
    ///
    /// @throws FunctionMissingException where there is nothing to call
    public @Nullable Object call(@Nullable Object... values) throws Exception {
        return call(new Arguments(Arrays.asList(values), Map.of()));
    }

    /// Calls it.
    ///
    /// @return where a function is set and nothing else, its result; where something is set and added, a list
    ///     of the results, first that of the one that is set; else a list of the results of those that are
    ///     there. A task's result is a `CompletableFuture`. A function that is set beside tasks alone loses
    ///     its result
    /// @throws FunctionMissingException where there is nothing to call
    /// @throws Exception that of the first function that fails
    public @Nullable Object call(Arguments arguments) throws Exception {
        Call call = take();
        if (call.isEmpty()) {
            if (call.mayBeEmpty()) {
                return null;
            }
            throw new FunctionMissingException(name);
        }
        List<@Nullable Object> results = new ArrayList<>();
        @Nullable Object first = call.main() == null ? null : call.main().call(arguments);
        for (Callback function : call.functions()) {
            results.add(function.call(arguments));
        }
        call.tasks().forEach(task -> results.add(start(task, arguments)));
        if (call.main() == null) {
            return results;
        }
        if (!call.functions().isEmpty()) {
            results.addFirst(first);
            return results;
        }
        return call.tasks().isEmpty() ? first : results;
    }

    /// Calls it with arguments by name.
    public @Nullable Object callNamed(Map<String, @Nullable Object> named) throws Exception {
        return call(new Arguments(List.of(), named));
    }

    private synchronized Call take() {
        List<Callback> functions = new ArrayList<>(added);
        functions.addAll(addedOnce);
        addedOnce.clear();
        return new Call(main, functions, List.copyOf(addedTasks), mayBeEmpty);
    }

    private CompletableFuture<@Nullable Object> start(Callback task, Arguments arguments) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        tasks.execute(() -> {
            try {
                result.complete(task.call(arguments));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /// The name as the server knows it.
    public String name() {
        return name;
    }

    /// Sets the function, in place of the one that was set.
    public synchronized void set(Callback function) {
        main = function;
    }

    /// Adds a function, if it was not added.
    public synchronized void add(Callback function) {
        added.add(function);
    }

    /// Adds a function for the next call only.
    public synchronized void once(Callback function) {
        addedOnce.add(function);
    }

    /// Adds a function that each call starts on a thread of its own.
    public synchronized void addTask(Callback function) {
        addedTasks.add(function);
    }

    /// Takes a function away, however it came in; nothing happens where it is not there.
    public synchronized void discard(Callback function) {
        if (function.equals(main)) {
            main = null;
        }
        added.remove(function);
        addedOnce.remove(function);
        addedTasks.remove(function);
    }

    /// Takes an added function away.
    ///
    /// @throws NoSuchElementException where it was not added
    public synchronized void remove(Callback function) {
        require(added.remove(function));
    }

    /// Takes an added task away.
    ///
    /// @throws NoSuchElementException where it was not added
    public synchronized void removeTask(Callback function) {
        require(addedTasks.remove(function));
    }

    private void require(boolean removed) {
        if (!removed) {
            throw new NoSuchElementException("The controller's function \"" + name + "\" does not have that function");
        }
    }

    /// Takes away what is set and what is added.
    public synchronized void clear() {
        main = null;
        clearAdded();
    }

    /// Takes away what is added, and leaves what is set.
    public synchronized void clearAdded() {
        added.clear();
        addedOnce.clear();
        addedTasks.clear();
    }

    /// Whether something is set or added; what is added for once does not count.
    public synchronized boolean exists() {
        return main != null || !added.isEmpty() || !addedTasks.isEmpty();
    }

    /// A call with nothing set or added gives null from now on.
    public synchronized ControllerFunction allowEmpty() {
        mayBeEmpty = true;
        return this;
    }
}
