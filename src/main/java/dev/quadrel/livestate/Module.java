package dev.quadrel.livestate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What extends a live server's page: scripts and styles, plug-ins of Vue, variables, and the folders that
/// they are served from.
///
/// ```java
/// Module charts = Module.with()
///         .serve("charts", Path.of("charts/dist"))
///         .scripts("charts/charts.js")
///         .vueUse("charts")
///         .module();
/// ```
///
/// @param scripts addresses relative to the page; or lists of one and a map, such as `{"serial": "group"}`,
///     of which those of a group are loaded in order
/// @param moduleScripts the same, loaded as modules of JavaScript
/// @param styles the same of styles
/// @param vueUse expressions that Vue uses; or lists of one and a map of options
/// @param state variables
/// @param serve folders by the first segment of the path below the page at which their files are
/// @param www folder of the page itself
/// @param setup runs first
public record Module(
        List<Object> scripts,
        List<Object> moduleScripts,
        List<Object> styles,
        List<Object> vueUse,
        Map<String, @Nullable Object> state,
        Map<String, Path> serve,
        Optional<Path> www,
        Setup setup) {

    /// What a module does before its parts are taken.
    @FunctionalInterface
    public interface Setup {

        /// May enable the modules that this one needs.
        ///
        /// @param server the root server
        /// @param options as given where the module was enabled
        void setup(LiveServer server, Map<String, @Nullable Object> options);
    }

    private static final Setup NOTHING = (server, options) -> {};

    /// Begins one.
    public static Parts with() {
        return new Parts();
    }

    /// The parts of a module to be.
    public static final class Parts {

        private final List<Object> scripts = new ArrayList<>();
        private final List<Object> moduleScripts = new ArrayList<>();
        private final List<Object> styles = new ArrayList<>();
        private final List<Object> vueUse = new ArrayList<>();
        private final Map<String, @Nullable Object> state = new LinkedHashMap<>();
        private final Map<String, Path> serve = new LinkedHashMap<>();
        private Optional<Path> www = Optional.empty();
        private Setup setup = NOTHING;

        private Parts() {}

        /// Scripts of the old kind.
        public Parts scripts(Object... entries) {
            scripts.addAll(List.of(entries));
            return this;
        }

        /// Scripts that are modules.
        public Parts moduleScripts(Object... entries) {
            moduleScripts.addAll(List.of(entries));
            return this;
        }

        /// Styles.
        public Parts styles(Object... entries) {
            styles.addAll(List.of(entries));
            return this;
        }

        /// What Vue uses.
        public Parts vueUse(Object... entries) {
            vueUse.addAll(List.of(entries));
            return this;
        }

        /// A variable.
        public Parts state(String key, @Nullable Object value) {
            state.put(key, value);
            return this;
        }

        /// A folder whose files are at `/name/` below the page.
        public Parts serve(String name, Path folder) {
            serve.put(name, folder);
            return this;
        }

        /// The folder of the page itself.
        public Parts www(Path folder) {
            www = Optional.of(folder);
            return this;
        }

        /// What runs first.
        public Parts setup(Setup first) {
            setup = first;
            return this;
        }

        /// The module.
        public Module module() {
            return new Module(scripts, moduleScripts, styles, vueUse, state, serve, www, setup);
        }
    }
}
