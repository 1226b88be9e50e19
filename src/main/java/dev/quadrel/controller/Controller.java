package dev.quadrel.controller;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The functions of a live server by name: those that its parts call of each other, and the triggers that a
/// browser calls. A view with names of its own over what all parts share. Thread safe.
///
/// ```java
/// controller.set("reset_camera", arguments -> camera.reset());
/// controller.function("reset_camera").call();
/// controller.add("on_server_ready", arguments -> load());
/// ```
public final class Controller {

    private final Translator translator;
    private final Executor tasks;
    private final Map<String, ControllerFunction> functions;
    private final Triggers triggers;

    /// With nothing in it.
    ///
    /// @param tasks runs what is added as a task
    public Controller(Translator translator, Executor tasks) {
        this(translator, tasks, new ConcurrentHashMap<>(), new Triggers());
    }

    private Controller(
            Translator translator, Executor tasks, Map<String, ControllerFunction> functions, Triggers triggers) {
        this.translator = translator;
        this.tasks = tasks;
        this.functions = functions;
        this.triggers = triggers;
    }

    /// The same functions and triggers by other names.
    public Controller view(Translator names) {
        return new Controller(names, tasks, functions, triggers);
    }

    /// The function of a name, always the same one; it is made when it is first asked for.
    public ControllerFunction function(String name) {
        return functions.computeIfAbsent(translator.translate(name), key -> new ControllerFunction(key, tasks));
    }

    /// The function of a name, where it was asked for or something was set.
    public Optional<ControllerFunction> find(String name) {
        return Optional.ofNullable(functions.get(translator.translate(name)));
    }

    /// Sets what a function does.
    public ControllerFunction set(String name, Callback function) {
        ControllerFunction named = function(name);
        named.set(function);
        return named;
    }

    /// Adds to what a function does.
    public ControllerFunction add(String name, Callback function) {
        ControllerFunction named = function(name);
        named.add(function);
        return named;
    }

    /// Adds to what a function does at its next call.
    public ControllerFunction once(String name, Callback function) {
        ControllerFunction named = function(name);
        named.once(function);
        return named;
    }

    /// Adds a task that each call of a function starts.
    public ControllerFunction addTask(String name, Callback function) {
        ControllerFunction named = function(name);
        named.addTask(function);
        return named;
    }

    /// Lets browsers call a function. A name that starts with `trigger__` is taken as it is.
    public void trigger(String name, Callback function) {
        triggers.put(Triggers.key(translator, name), function);
    }

    /// The name by which browsers call a function: the last it was given, or a new one, `trigger__1` and so on.
    public String triggerName(Callback function) {
        return triggers.nameOf(function);
    }

    /// The function that browsers call by a name, as they send it.
    public Optional<Callback> triggerFunction(String name) {
        return triggers.find(name);
    }

    /// Takes a trigger away.
    ///
    /// @param name as browsers send it
    /// @return what it was, if it was there
    public Optional<Callback> unregisterTrigger(String name) {
        return triggers.remove(name);
    }

    /// Takes a trigger away by its function.
    ///
    /// @return its name, if it had one
    public Optional<String> unregisterTrigger(Callback function) {
        return triggers.remove(function);
    }
}
