package dev.quadrel.livestate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// The templates of a live server's page: HTML that Vue makes the page from, in the browser. `main` is shown,
/// any other by `?ui=name`. Each is the variable `trame__template_` and its name.
public final class Templates {

    private static final String PREFIX = "trame__template_";

    private final State state;

    Templates(State state) {
        this.state = state;
    }

    /// Shows this from now on.
    public void put(String name, String html) {
        state.set(PREFIX + name, html);
        state.flush();
    }

    /// Shows what is in a file now.
    ///
    /// @throws IOException where it cannot be read as text
    public void file(String name, Path file) throws IOException {
        put(name, Files.readString(file));
    }

    /// What is shown; empty where there is no such template.
    public String html(String name) {
        return state.text(PREFIX + name);
    }

    /// The names of the templates.
    public Set<String> names() {
        return state.toMap().keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Empties all of them.
    public void clear() {
        names().forEach(name -> state.set(PREFIX + name, ""));
        state.flush();
    }
}
