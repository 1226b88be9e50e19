package dev.quadrel.wslink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers the calls of a hub's clients, in its loop.
final class Dispatch {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger(Dispatch.class));
    private static final String HELLO = "wslink.hello";

    /// For large results, of all servers; a client that is slow keeps some of it.
    private static final DirectMemory RESULTS = new DirectMemory(32 << 20);

    private final Hub hub;

    Dispatch(Hub hub) {
        this.hub = hub;
    }

    void answer(Connection caller, Call call) {
        if (call.isSystem()) {
            greet(caller, call);
        } else if (!caller.isAuthenticated()) {
            send(caller, call, Fault.UNAUTHORIZED);
        } else {
            Optional<Procedure> procedure = hub.procedure(call.method());
            if (procedure.isPresent()) {
                run(caller, call, procedure.get());
            } else {
                send(caller, call, Fault.unregistered(call.method()));
            }
        }
    }

    private void greet(Connection caller, Call call) {
        if (!call.method().equals(HELLO)) {
            send(caller, call, Fault.UNKNOWN_SYSTEM_METHOD);
            return;
        }
        if (!admits(caller, call.arguments().positional())) {
            send(caller, call, Fault.AUTHENTICATION);
            return;
        }
        boolean isNew = !caller.isAuthenticated();
        Map<String, Object> welcome = new LinkedHashMap<>();
        welcome.put("clientID", "c" + caller.id());
        welcome.put("maxMsgSize", hub.settings().maxMessageSize());
        caller.authenticate();
        send(caller, call, welcome);
        if (isNew) {
            hub.tell(listener -> listener.authenticated(caller));
        }
    }

    private boolean admits(Connection caller, List<@Nullable Object> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof Map<?, ?> hello)) {
            return false;
        }
        try {
            return hub.admits(hello.get("secret"), caller);
        } catch (Exception e) {
            LOG.failure(Logger.Level.ERROR, "A live client cannot be let in", e);
            return false;
        }
    }

    private void run(Connection caller, Call call, Procedure procedure) {
        hub.called();
        try {
            Object result = procedure.call(call.arguments(), caller);
            if (result instanceof CompletionStage<?> stage) {
                stage.whenComplete((value, failure) -> inLoop(() -> complete(caller, call, value, failure)));
            } else {
                send(caller, call, result);
            }
        } catch (Throwable e) {
            fail(caller, call, e);
        }
    }

    /// In the task that completes it, where it is one: so that its reply is before what it publishes.
    private void inLoop(Runnable task) {
        if (hub.loop().isInLoop()) {
            task.run();
        } else {
            hub.loop().run(task);
        }
    }

    private void complete(Connection caller, Call call, @Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            send(caller, call, value);
        } else {
            Throwable cause = failure.getCause();
            fail(caller, call, failure instanceof CompletionException && cause != null ? cause : failure);
        }
    }

    private void fail(Connection caller, Call call, Throwable failure) {
        LOG.failure("The live procedure " + call.method() + " failed", failure);
        hub.tell(listener -> listener.failed(call.method(), failure));
        send(caller, call, Fault.failed(call.method(), failure, hub.settings().traces()));
    }

    private void send(Connection caller, Call call, @Nullable Object value) {
        try {
            caller.send(hub.whole(Documents.result(call.id(), value, RESULTS)));
        } catch (UnpackableException e) {
            LOG.say(
                    Logger.Level.WARN,
                    "result of " + call.method(),
                    "The result of the live procedure %s cannot be sent: %s".formatted(call.method(), e.getMessage()));
            send(caller, call, Fault.unpackable(call.method()));
        }
    }

    private void send(Connection caller, Call call, Fault fault) {
        caller.send(hub.whole(Documents.error(call.id(), fault)));
    }
}
