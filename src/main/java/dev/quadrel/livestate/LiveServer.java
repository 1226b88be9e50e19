package dev.quadrel.livestate;

import dev.quadrel.controller.Callback;
import dev.quadrel.controller.Controller;
import dev.quadrel.controller.Translator;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.Loop;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.Procedure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One application that shares its state with browsers, and lets them call it. What happens in it happens one
/// after the other: listeners, triggers and calls are never run by two threads at a time.
///
/// A child server is the same one, with names of its own. Thread safe.
public final class LiveServer {

    private final LiveCore core;
    private final LifeCycle lifeCycle;
    private final @Nullable LiveServer parent;
    private final Translator names;
    private final State state;
    private final State context;
    private final Controller controller;
    private final Templates templates;

    /// A server that keeps its state in memory.
    public LiveServer(String name, LiveOptions options) {
        this(name, options, StateForm.MEMORY);
    }

    /// A server that keeps its state in this form.
    public LiveServer(String name, LiveOptions options, StateForm form) {
        this(new LiveCore(name, options, form.store(name)));
    }

    LiveServer(LiveCore core) {
        this.core = core;
        lifeCycle = new LifeCycle(core);
        parent = null;
        names = core.state().translator();
        state = core.state();
        context = core.context();
        controller = core.controller();
        templates = new Templates(state);
        FirstState.fill(core.table());
    }

    private LiveServer(LiveServer parent, Translator names) {
        core = parent.core;
        lifeCycle = parent.lifeCycle;
        this.parent = parent;
        this.names = names;
        state = core.state().view(names);
        context = core.context().view(names);
        controller = core.controller().view(names);
        templates = new Templates(state);
    }

    /// The name, which browsers are told.
    public String name() {
        return core.name();
    }

    /// How it does what it does.
    public LiveOptions options() {
        return core.options();
    }

    /// How names of this server are translated to those of the root.
    public Translator translator() {
        return names;
    }

    /// The server that all others are children of.
    public LiveServer root() {
        return parent == null ? this : parent.root();
    }

    /// A server whose names have a prefix.
    public LiveServer childServer(String prefix) {
        return childServer(Translator.prefix(prefix));
    }

    /// A server whose names are translated.
    public LiveServer childServer(Translator translator) {
        return new LiveServer(this, translator);
    }

    /// The variables that browsers share.
    public State state() {
        return state;
    }

    /// Variables that browsers do not see.
    public State context() {
        return context;
    }

    /// Functions by name.
    public Controller controller() {
        return controller;
    }

    /// The page's templates.
    public Templates templates() {
        return templates;
    }

    /// What browsers may call beside that.
    public Protocols protocols() {
        return core.protocols();
    }

    /// Tells a listener of changes of any of these variables.
    ///
    /// @return ends that
    public Runnable onChange(ChangeListener listener, String... keys) {
        return state.onChange(listener, keys);
    }

    /// Lets browsers call a function: `trigger('name', [..])`.
    public void trigger(String name, Callback function) {
        controller.trigger(name, function);
    }

    /// The name by which browsers call a function; it is made where it has none.
    public String triggerName(Callback function) {
        return controller.triggerName(function);
    }

    /// Extends the page.
    ///
    /// @return false where an equal module was enabled before; nothing happens then
    public boolean enableModule(Module module) {
        return enableModule(module, Map.of());
    }

    /// Extends the page.
    ///
    /// @param options for the module's setup
    /// @return false where an equal module was enabled before; nothing happens then
    public boolean enableModule(Module module, Map<String, @Nullable Object> options) {
        try (Loop.Hold _ = core.loop().hold()) {
            return core.modules().enable(module, root(), options);
        }
    }

    /// Calls a method of an element in all browsers; none before the start.
    ///
    /// @param ref the element's `ref` in its template
    public void jsCall(String ref, String method, @Nullable Object... arguments) {
        if (lifeCycle.isRunning()) {
            core.jsCall(ref, method, Arrays.asList(arguments));
        }
    }

    /// Tells all browsers these variables, whatever they know.
    ///
    /// @throws IllegalStateException before the start
    public void forceStatePush(String... keys) throws Exception {
        Object[] translated = Arrays.stream(keys).map(names::translate).toArray();
        protocolCall("trame.force.push", translated);
    }

    /// Forgets what browsers were told of these variables: with their next change they are told in any case.
    ///
    /// @param keys not translated
    /// @throws java.util.NoSuchElementException where they were told nothing of one
    public void clearStateClientCache(String... keys) {
        if (lifeCycle.isRunning()) {
            try (Loop.Hold _ = core.loop().hold()) {
                core.push().forget(keys);
            }
        }
    }

    /// Has protocols configured when the server starts, or now where it has.
    public void addProtocol(Consumer<Protocols> configurer) {
        core.addProtocol(configurer);
    }

    /// Calls what browsers may call.
    ///
    /// @return its result; null where there is no such method
    /// @throws IllegalStateException before the start
    public @Nullable Object protocolCall(String method, @Nullable Object... arguments) throws Exception {
        if (!core.isConfigured()) {
            throw new IllegalStateException("\"" + method + "\" can be called when the live server \"" + core.name()
                    + "\" has started, which it has not");
        }
        Optional<Procedure> procedure = protocols().find(method);
        if (procedure.isEmpty()) {
            return null;
        }
        try (Loop.Hold _ = core.loop().hold()) {
            return procedure.get().call(new Arguments(Arrays.asList(arguments), Map.of()), Nobody.PEER);
        }
    }

    /// The name and all variables, as a browser gets them that comes.
    public Map<String, @Nullable Object> serverState() {
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        both.put("name", core.name());
        both.put("state", core.table().all());
        return both;
    }

    /// Done with `true` when the server has started; another one after it has stopped.
    public CompletableFuture<Boolean> ready() {
        return lifeCycle.ready();
    }

    /// Whether browsers are let in.
    public boolean isRunning() {
        return lifeCycle.isRunning();
    }

    /// Lets browsers in; does nothing while it does.
    public void start() {
        lifeCycle.start(root());
    }

    /// Closes all sockets with 1001; it may be started again.
    public void stop() {
        lifeCycle.stop();
    }

    /// The browsers that are connected.
    public List<Peer> peers() {
        return core.hub().peers();
    }

    /// Whose call is under way, in a trigger or a listener that it has brought about.
    public Optional<Peer> caller() {
        return core.caller();
    }

    /// Runs something in its turn, and flushes what it has changed.
    public void execute(Runnable action) {
        core.loop().run(() -> {
            try (Changes _ = state.changes()) {
                action.run();
            }
        });
    }

    /// Runs something long beside all else, on a thread of its own; it changes the state within
    /// [State#changes()].
    public <T extends @Nullable Object> CompletableFuture<T> task(Callable<T> work) {
        return LiveTask.start(core.name(), work);
    }

    /// Done when what was to be sent until now is on its way.
    public CompletableFuture<Boolean> networkCompletion() {
        return core.loop().submit(() -> true);
    }

    /// The folders of its modules, by the first segment of their path below the page.
    public Map<String, Path> served() {
        try (Loop.Hold _ = core.loop().hold()) {
            return core.modules().served();
        }
    }

    /// The folder of the page itself, where a module has one.
    public Optional<Path> www() {
        try (Loop.Hold _ = core.loop().hold()) {
            return core.modules().www();
        }
    }

    /// Its sockets.
    public Hub hub() {
        return core.hub();
    }

    LiveCore core() {
        return core;
    }
}
