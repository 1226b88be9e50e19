package dev.quadrel.livestate;

import dev.quadrel.controller.Callback;
import dev.quadrel.controller.ControllerFunction;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Audience;
import dev.quadrel.wslink.PackedMap;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.Procedure;
import dev.quadrel.wslink.SparingLog;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The calls by which browsers share a live server's state; all of them run in its loop.
final class StateProtocol {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger("dev.quadrel.livestate"));

    private final LiveCore core;

    StateProtocol(LiveCore core) {
        this.core = core;
    }

    void register() {
        register("trame.state.get", this::get);
        register("trame.state.update", this::update);
        register("trame.trigger", this::trigger);
        register("trame.lifecycle.update", this::lifeCycle);
        register("trame.error.client", this::clientError);
        register("trame.force.push", this::forcePush);
    }

    private void register(String method, Procedure procedure) {
        core.hub().register(method, (arguments, caller) -> {
            core.caller(caller);
            try {
                return procedure.call(arguments, caller);
            } finally {
                core.caller(null);
            }
        });
    }

    /// What is pending is pushed first: browsers that are there already would never hear of it.
    private Object get(Arguments arguments, Peer caller) {
        arguments.counted(0, 0);
        core.table().flush();
        Map<String, @Nullable Object> values = core.table().all();
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("name", core.name());
        core.log().write(NetworkLog.Kind.INITIAL_STATE, values);
        reply.put("state", new PackedMap(StatePush.pack(values)));
        return reply;
    }

    private @Nullable Object update(Arguments arguments, Peer caller) {
        List<@Nullable Object> changes = arguments.counted(0, 1).list(0, "changes");
        core.log().write(NetworkLog.Kind.STATE_FROM_CLIENT, changes);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        changes.forEach(change -> {
            if (!(change instanceof Map<?, ?> map && map.get("key") instanceof String key)) {
                throw new IllegalArgumentException("a change is a map with a text as \"key\", and a \"value\"");
            }
            values.put(key, map.get("value"));
        });
        core.push().push(values, Audience.except(caller));
        values.forEach(core.table()::set);
        core.table().flush();
        return null;
    }

    private @Nullable Object trigger(Arguments arguments, Peer caller) throws Exception {
        String name = arguments.counted(0, 3).text(0, "name");
        List<@Nullable Object> positional = arguments.list(1, "args");
        Map<String, @Nullable Object> named = arguments.map(2, "kwargs");
        if (core.log().isOn()) {
            core.log()
                    .write(
                            NetworkLog.Kind.ACTION_FROM_CLIENT,
                            Map.of("name", name, "args", positional, "kwargs", named));
        }
        boolean flushNow = true;
        try {
            Optional<Callback> function = core.controller().triggerFunction(name);
            if (function.isEmpty()) {
                LOG.say(
                        Logger.Level.WARN,
                        "trigger",
                        "A browser calls the trigger \"%s\" of \"%s\", which there is not"
                                .formatted(name, core.name()));
                return null;
            }
            Object result = function.get().call(new Arguments(positional, named));
            flushNow = !(result instanceof CompletionStage<?>);
            return result instanceof CompletionStage<?> stage ? late(stage) : result;
        } finally {
            if (flushNow) {
                core.table().flush();
            }
        }
    }

    /// The result when it is there; then what was changed meanwhile is flushed, after the reply.
    private CompletionStage<?> late(CompletionStage<?> stage) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> core.loop().run(() -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
            core.loop().run(core.table()::flush);
        }));
        return result;
    }

    private @Nullable Object lifeCycle(Arguments arguments, Peer caller) throws Exception {
        return ifSet("on_" + arguments.counted(0, 1).text(0, "name"), new Arguments(List.of(), Map.of()));
    }

    private @Nullable Object clientError(Arguments arguments, Peer caller) throws Exception {
        @Nullable Object message = arguments.counted(0, 1).value(0, "message");
        if (core.controller()
                .find("on_error")
                .filter(ControllerFunction::exists)
                .isEmpty()) {
            LOG.say(Logger.Level.WARN, "report", "A browser of \"%s\" reports: %s".formatted(core.name(), message));
            return null;
        }
        return ifSet("on_error", new Arguments(Arrays.asList(message), Map.of()));
    }

    /// Calls a function of the life cycle where somebody has set one, and flushes what it has changed.
    private @Nullable Object ifSet(String hook, Arguments arguments) throws Exception {
        Optional<ControllerFunction> function = core.controller().find(hook).filter(ControllerFunction::exists);
        if (function.isPresent()) {
            try {
                function.get().call(arguments);
            } finally {
                core.table().flush();
            }
        }
        return null;
    }

    private @Nullable Object forcePush(Arguments arguments, Peer caller) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        arguments
                .positional()
                .forEach(key -> values.put(String.valueOf(key), core.table().get(String.valueOf(key))));
        core.push().force(values);
        return null;
    }
}
