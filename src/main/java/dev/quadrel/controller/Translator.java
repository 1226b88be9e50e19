package dev.quadrel.controller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives a part of an application names of its own within a live server: its names are translated to the
/// server's, and back. Reserved names, those of the life cycle and all that start with `trame__`, stay as
/// they are.
///
/// A name with a translation of its own gets that, any other the prefix. Thread safe.
public final class Translator {

    private static final Set<String> RESERVED = Set.of(
            "on_server_start",
            "on_server_bind",
            "on_server_ready",
            "on_client_connected",
            "on_client_exited",
            "on_server_exited",
            "on_server_reload");

    private final Map<String, String> translations = new ConcurrentHashMap<>();
    private final Map<String, String> reverse = new ConcurrentHashMap<>();
    private volatile String prefix;

    private Translator(String prefix) {
        this.prefix = prefix;
    }

    /// Leaves all names as they are, until it is told otherwise.
    public static Translator none() {
        return new Translator("");
    }

    /// Puts a prefix before each name.
    public static Translator prefix(String prefix) {
        return new Translator(prefix);
    }

    /// Takes another prefix from now on; empty for none.
    public void changePrefix(String newPrefix) {
        prefix = newPrefix;
    }

    /// Translates one name to another, whatever the prefix.
    public Translator add(String name, String translated) {
        translations.put(name, translated);
        reverse.put(translated, name);
        return this;
    }

    /// The server's name for a name of the part.
    public String translate(String name) {
        if (isReserved(name)) {
            return name;
        }
        @Nullable String translated = translations.get(name);
        return translated == null ? prefix + name : translated;
    }

    /// The part's name for a name of the server.
    public String reverse(String translated) {
        if (isReserved(translated)) {
            return translated;
        }
        @Nullable String name = reverse.get(translated);
        if (name != null) {
            return name;
        }
        return translated.startsWith(prefix) ? translated.substring(prefix.length()) : translated;
    }

    /// The same values by the part's names, in the same order; those that the part cannot name are left out.
    public <V extends @Nullable Object> Map<String, V> reverse(Map<String, V> values) {
        Map<String, V> reversed = new LinkedHashMap<>();
        values.forEach((translated, value) -> {
            String name = reverse(translated);
            if (translate(name).equals(translated)) {
                reversed.put(name, value);
            }
        });
        return reversed;
    }

    private static boolean isReserved(String name) {
        return name.startsWith("trame__") || RESERVED.contains(name);
    }
}
