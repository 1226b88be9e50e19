package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.State;
import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Peer;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives a method of a live application what it takes.
final class LiveParameters {

    private static final Set<Class<?>> GIVEN = Set.of(State.class, LiveServer.class, Peer.class, Arguments.class);

    private static final Set<Class<?>> VALUES = Set.of(
            long.class,
            Long.class,
            int.class,
            Integer.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class,
            String.class,
            byte[].class,
            List.class,
            Map.class,
            Object.class,
            Optional.class);

    private LiveParameters() {}

    static Optional<String> fault(LiveMethod method) {
        for (Parameter parameter : method.method().getParameters()) {
            Class<?> type = parameter.getType();
            boolean given = GIVEN.contains(type)
                    && (type != Arguments.class || method.kind().takesValues());
            if (!given && !(method.kind().takesValues() && VALUES.contains(type))) {
                return Optional.of(method + " takes a " + type.getName() + ", which a live application cannot give it: "
                        + (method.kind().takesValues()
                                ? "a number, String, boolean, byte[], List, Map, Object or Optional of these,"
                                        + " Arguments, State, LiveServer or Peer it can"
                                : "State, LiveServer or Peer it can"));
            }
        }
        return Optional.empty();
    }

    /// @throws IllegalArgumentException where a browser has given too little, too much, or something else
    static @Nullable Object[] values(LiveMethod method, LiveServer server, Arguments given, Optional<Peer> peer) {
        List<@Nullable Object> values = new ArrayList<>();
        int position = 0;
        boolean all = !method.kind().takesValues();
        for (Parameter parameter : method.method().getParameters()) {
            Class<?> type = parameter.getType();
            if (type == State.class) {
                values.add(server.state());
            } else if (type == LiveServer.class) {
                values.add(server);
            } else if (type == Peer.class) {
                values.add(peer.orElse(null));
            } else if (type == Arguments.class) {
                values.add(given);
                all = true;
            } else {
                values.add(value(given, position, parameter.getName(), parameter.getParameterizedType()));
                position++;
            }
        }
        if (!all) {
            given.counted(0, position);
        }
        return values.toArray();
    }

    private static @Nullable Object value(Arguments given, int position, String name, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return given.has(position, name)
                    ? Optional.ofNullable(value(given, position, name, generic.getActualTypeArguments()[0]))
                    : Optional.empty();
        }
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw == long.class || raw == Long.class) {
            return given.integer(position, name);
        }
        if (raw == int.class || raw == Integer.class) {
            return Math.toIntExact(given.integer(position, name));
        }
        if (raw == double.class || raw == Double.class) {
            return given.number(position, name);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return given.flag(position, name);
        }
        if (raw == String.class) {
            return given.text(position, name);
        }
        if (raw == byte[].class) {
            return given.bytes(position, name);
        }
        if (raw == List.class) {
            return given.list(position, name);
        }
        return raw == Map.class ? given.map(position, name) : given.value(position, name);
    }
}
