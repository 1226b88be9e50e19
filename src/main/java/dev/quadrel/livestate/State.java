package dev.quadrel.livestate;

import dev.quadrel.controller.Translator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Variables that a live server shares with browsers, by name: a change on either side is seen on the other.
///
/// A value is null, a boolean, a number, a text, bytes, a list or a map with texts as keys. A change is
/// pending until it is flushed: at the end of a call from a browser, at the end of [#changes()], or by
/// [#flush()]. A value that is changed in place is not seen to be changed: see [#dirty(String...)].
///
/// Each part of an application may have a view with names of its own. Thread safe; what belongs together is
/// changed within [#changes()].
public final class State {

    private final StateTable table;
    private final Translator names;

    State(StateTable table, Translator names) {
        this.table = table;
        this.names = names;
    }

    /// The same variables by other names.
    State view(Translator other) {
        return new State(table, other);
    }

    /// A variable's value; null where there is none, too.
    public @Nullable Object get(String key) {
        return table.get(names.translate(key));
    }

    /// A whole number; a text that is one, too.
    ///
    /// @throws ClassCastException where the value is no number
    public long integer(String key) {
        return StateValue.integer(key, get(key));
    }

    /// A number; a text that is one, too.
    ///
    /// @throws ClassCastException where the value is no number
    public double number(String key) {
        return StateValue.number(key, get(key));
    }

    /// A value as text; empty where there is none.
    public String text(String key) {
        return StateValue.text(get(key));
    }

    /// Whether a value is true as browsers see it: not false, zero, empty text, absent.
    public boolean flag(String key) {
        return StateValue.flag(get(key));
    }

    /// A list, not to be changed.
    ///
    /// @throws ClassCastException where the value is no list
    public List<@Nullable Object> list(String key) {
        return StateValue.list(key, get(key));
    }

    /// A map, not to be changed.
    ///
    /// @throws ClassCastException where the value is no map
    public Map<String, @Nullable Object> map(String key) {
        return StateValue.map(key, get(key));
    }

    /// Sets a variable. Where the value is the one that browsers know, nothing is pending any more.
    public void set(String key, @Nullable Object value) {
        table.set(names.translate(key), value);
    }

    /// Sets several variables.
    public void update(Map<String, ? extends @Nullable Object> values) {
        try (Turns.Turn _ = table.turns().take()) {
            values.forEach(this::set);
        }
    }

    /// Sets a variable that is not there, and gives the value that is there then.
    public @Nullable Object setDefault(String key, @Nullable Object value) {
        return table.setIfAbsent(names.translate(key), value);
    }

    /// Whether a variable is there, be it null.
    public boolean has(String key) {
        return table.has(names.translate(key));
    }

    /// Whether the change of any of these is pending.
    public boolean isDirty(String... keys) {
        return Stream.of(keys).anyMatch(key -> table.isPending(names.translate(key)));
    }

    /// Whether the changes of all of these are pending.
    public boolean isDirtyAll(String... keys) {
        return Stream.of(keys).allMatch(key -> table.isPending(names.translate(key)));
    }

    /// Says that values were changed in place: their listeners run with the next flush, and browsers are told
    /// if what they know differs.
    public void dirty(String... keys) {
        table.dirty(translated(keys));
    }

    /// Takes pending changes as known: neither browsers nor listeners are told. No listener that was to run
    /// for a change of any other key so far runs for it, either.
    public void clean(String... keys) {
        table.clean(translated(keys));
    }

    /// Says that browsers keep these for themselves: they do not tell the server of changes.
    public void clientOnly(String... keys) {
        table.clientOnly(translated(keys));
    }

    /// Pushes what is pending to browsers, then tells the listeners; again, as long as they change something.
    ///
    /// @return the server's names of what was pushed; empty where nothing can be: before the server has
    ///     started, and by a listener, whose changes are flushed without that
    public Optional<Set<String>> flush() {
        return table.flush();
    }

    /// Flushes, and gives all that browsers know, in the order in which it came.
    public Map<String, @Nullable Object> toMap() {
        try (Turns.Turn _ = table.turns().take()) {
            table.flush();
            return names.reverse(table.known());
        }
    }

    /// The server's names of what has changed in the present round of a flush, for listeners of several keys.
    public Set<String> modifiedKeys() {
        return table.modified();
    }

    /// Tells a listener of changes of any of these keys, once in each round of a flush.
    ///
    /// @return ends that
    public Runnable onChange(ChangeListener listener, String... keys) {
        return table.listen(translated(keys), new StateListeners.Entry(listener, this));
    }

    /// Until the scope is closed, changes of these keys are pushed and their listeners are not told; of no
    /// key, where none is given. Scopes nest.
    public Suppression suppressChangeListeners(String... keys) {
        return table.suppress(translated(keys));
    }

    /// Begins changes that belong together, for the thread that closes it.
    public Changes changes() {
        return new Changes(table, table.turns().take());
    }

    /// How names are translated.
    public Translator translator() {
        return names;
    }

    private List<String> translated(String... keys) {
        return Stream.of(keys).map(names::translate).toList();
    }
}
