package dev.quadrel.controller;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The functions of a live server that a browser may call, by their names. Thread safe.
final class Triggers {

    private static final String GENERATED = "trigger__";

    private final Map<String, Callback> functions = new HashMap<>();
    private final Map<Callback, String> names = new HashMap<>();
    private int generated;

    /// The name in the server's table: what looks like a made name is not translated.
    static String key(Translator translator, String name) {
        return name.startsWith(GENERATED) ? name : translator.translate(name);
    }

    synchronized void put(String key, Callback function) {
        functions.put(key, function);
        names.put(function, key);
    }

    /// The name that a function got last, or a new one.
    synchronized String nameOf(Callback function) {
        @Nullable String known = names.get(function);
        if (known != null) {
            return known;
        }
        generated++;
        String name = GENERATED + generated;
        put(name, function);
        return name;
    }

    synchronized Optional<Callback> find(String key) {
        return Optional.ofNullable(functions.get(key));
    }

    synchronized Optional<Callback> remove(String key) {
        @Nullable Callback function = functions.remove(key);
        if (function != null) {
            names.remove(function);
        }
        return Optional.ofNullable(function);
    }

    synchronized Optional<String> remove(Callback function) {
        @Nullable String name = names.remove(function);
        if (name != null) {
            functions.remove(name);
        }
        return Optional.ofNullable(name);
    }
}
