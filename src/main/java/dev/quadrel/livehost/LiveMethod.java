package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveProcedure;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.OnChange;
import dev.quadrel.livestate.OnConnect;
import dev.quadrel.livestate.OnDisconnect;
import dev.quadrel.livestate.Trigger;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.SparingLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A method of a live application that is called from without.
///
/// @param names variables, or the name it is called by
record LiveMethod(Kind kind, List<String> names, Method method) {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger("dev.quadrel.livehost"));
    private static final Arguments NOTHING = new Arguments(List.of(), Map.of());

    /// Who calls.
    enum Kind {
        CHANGE,
        TRIGGER,
        PROCEDURE,
        CONNECT,
        DISCONNECT;

        /// Whether it is given values by browsers.
        boolean takesValues() {
            return this == TRIGGER || this == PROCEDURE;
        }
    }

    /// All of a class and of those above it.
    static List<LiveMethod> of(Class<?> type) {
        List<LiveMethod> found = new ArrayList<>();
        for (Class<?> at = type; at != Object.class && at != null; at = at.getSuperclass()) {
            Stream.of(at.getDeclaredMethods())
                    .filter(method -> !method.isBridge() && !method.isSynthetic())
                    .forEach(method -> add(method, found));
        }
        return List.copyOf(found);
    }

    private static void add(Method method, List<LiveMethod> found) {
        if (method.isAnnotationPresent(OnChange.class)) {
            found.add(new LiveMethod(
                    Kind.CHANGE, List.of(method.getAnnotation(OnChange.class).value()), method));
        }
        if (method.isAnnotationPresent(Trigger.class)) {
            found.add(new LiveMethod(
                    Kind.TRIGGER, List.of(method.getAnnotation(Trigger.class).value()), method));
        }
        if (method.isAnnotationPresent(LiveProcedure.class)) {
            found.add(new LiveMethod(
                    Kind.PROCEDURE,
                    List.of(method.getAnnotation(LiveProcedure.class).value()),
                    method));
        }
        if (method.isAnnotationPresent(OnConnect.class)) {
            found.add(new LiveMethod(Kind.CONNECT, List.of(), method));
        }
        if (method.isAnnotationPresent(OnDisconnect.class)) {
            found.add(new LiveMethod(Kind.DISCONNECT, List.of(), method));
        }
    }

    /// What is wrong with it, if anything.
    Optional<String> fault() {
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            return Optional.of(this + " is called by its live application, and so must not be static or private");
        }
        return LiveParameters.fault(this);
    }

    /// Has it called from now on.
    void connect(LiveInstance instance, Object bean) {
        method.setAccessible(true);
        LiveServer server = instance.server();
        switch (kind) {
            case CHANGE ->
                server.onChange(
                        state -> watch(call(instance, bean, NOTHING, server.caller())), names.toArray(String[]::new));
            case TRIGGER -> server.trigger(names.getFirst(), given -> call(instance, bean, given, server.caller()));
            case PROCEDURE ->
                server.protocols()
                        .register(names.getFirst(), (given, peer) -> call(instance, bean, given, Optional.of(peer)));
            case CONNECT, DISCONNECT -> {}
        }
    }

    /// Calls it about a client.
    void tell(LiveInstance instance, Optional<Peer> peer) throws Exception {
        watch(call(instance, instance.application(), NOTHING, peer));
    }

    private void watch(@Nullable Object result) {
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> {
                if (failure != null) {
                    LOG.failure(this + " failed", failure);
                }
            });
        }
    }

    private @Nullable Object call(LiveInstance instance, Object bean, Arguments given, Optional<Peer> peer)
            throws Exception {
        @Nullable Object[] values = LiveParameters.values(this, instance.server(), given, peer);
        try {
            return instance.call(() -> method.invoke(bean, values));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getName() + "." + method.getName() + "()";
    }
}
