package dev.quadrel.livestate;

import dev.quadrel.controller.Controller;
import dev.quadrel.controller.ControllerFunction;
import dev.quadrel.controller.Translator;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.Loop;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.SparingLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What a live server and its children share.
final class LiveCore {

    static final String ACTIONS = "trame.actions.topic";

    private static final SparingLog LOG = new SparingLog(Logger.getLogger("dev.quadrel.livestate"));

    private final String name;
    private final LiveOptions options;
    private final Loop loop;
    private final Hub hub;
    private final Protocols protocols;
    private final NetworkLog log;
    private final Publisher publisher;
    private final StatePush push;
    private final StateStore store;
    private final StateTable table;
    private final State state;
    private final State context;
    private final Controller controller;
    private final Modules modules;
    private final List<Consumer<Protocols>> configurers = new ArrayList<>();
    private @Nullable Peer caller;
    private boolean configured;

    LiveCore(String name, LiveOptions options, StateStore store) {
        this(name, options, store, Publisher::of);
    }

    LiveCore(String name, LiveOptions options, StateStore store, Function<Hub, Publisher> publishing) {
        Translator names = Translator.none();
        this.name = name;
        this.options = options;
        loop = new Loop("live-" + name);
        hub = new Hub(loop, options.wire());
        protocols = new Protocols(hub);
        log = new NetworkLog(options.logNetwork());
        publisher = publishing.apply(hub);
        push = new StatePush(publisher);
        this.store = store;
        Turns turns = () -> loop.hold()::close;
        table = new StateTable(turns, store, this::push, options.roundLimit());
        state = new State(table, names);
        context = new State(new StateTable(turns, new MemoryStore(), changed -> {}, options.roundLimit()), names);
        controller = new Controller(names, tasks(name));
        modules = new Modules(state.view(Translator.none()));
    }

    private static Executor tasks(String name) {
        return Thread.ofVirtual().name("live-" + name + "-task-", 1)::start;
    }

    private void push(Map<String, @Nullable Object> changed) {
        Set<String> sent = push.push(changed, Audience.everyone()).members().keySet();
        if (log.isOn() && !sent.isEmpty()) {
            Map<String, @Nullable Object> logged = new LinkedHashMap<>(changed);
            logged.keySet().retainAll(sent);
            log.write(NetworkLog.Kind.STATE_TO_CLIENT, logged);
        }
    }

    String name() {
        return name;
    }

    LiveOptions options() {
        return options;
    }

    Loop loop() {
        return loop;
    }

    Hub hub() {
        return hub;
    }

    Protocols protocols() {
        return protocols;
    }

    NetworkLog log() {
        return log;
    }

    StatePush push() {
        return push;
    }

    StateTable table() {
        return table;
    }

    /// Hears of other servers' changes.
    ///
    /// @return ends that
    Runnable watchOthers() {
        return store.watch(() -> loop.run(table::takeFromOthers));
    }

    State state() {
        return state;
    }

    State context() {
        return context;
    }

    Controller controller() {
        return controller;
    }

    Modules modules() {
        return modules;
    }

    Optional<Peer> caller() {
        try (Loop.Hold _ = loop.hold()) {
            return Optional.ofNullable(caller);
        }
    }

    /// Says whose call is under way; called in the loop.
    void caller(@Nullable Peer peer) {
        caller = peer;
    }

    /// Configures protocols when the server starts, or now where it has.
    void addProtocol(Consumer<Protocols> configurer) {
        try (Loop.Hold _ = loop.hold()) {
            if (configured) {
                configurer.accept(protocols);
            } else {
                configurers.add(configurer);
            }
        }
    }

    void configureProtocols() {
        configured = true;
        configurers.forEach(configurer -> configurer.accept(protocols));
        configurers.clear();
    }

    boolean isConfigured() {
        return configured;
    }

    /// Runs a hook of the life cycle, where somebody has set one. Its failure is logged.
    void hook(String hook, Arguments arguments) {
        controller.find(hook).filter(ControllerFunction::exists).ifPresent(function -> {
            try {
                function.call(arguments);
            } catch (Exception e) {
                LOG.failure(Logger.Level.ERROR, hook + " of the live server \"" + name + "\" failed", e);
            }
        });
    }

    /// The same, with the state's variables by name.
    void hookWithState(String hook) {
        hook(hook, new Arguments(List.of(), state.toMap()));
    }

    void jsCall(String ref, String method, List<@Nullable Object> arguments) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("type", "method");
        action.put("ref", ref);
        action.put("method", method);
        action.put("args", arguments);
        List<Map<String, Object>> actions = List.of(action);
        log.write(NetworkLog.Kind.ACTION_TO_CLIENT, actions);
        publisher.publish(ACTIONS, actions, Audience.everyone());
    }
}
