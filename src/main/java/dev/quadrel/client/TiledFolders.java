package dev.quadrel.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where Tiled's own client has its files, so that both find what the other one has left.
///
/// @param home of the user
/// @param system name of the operating system
record TiledFolders(Map<String, String> environment, Path home, String system) {

    private static final String TILED = "tiled";
    private static final String PROFILES = "profiles";

    static TiledFolders here() {
        return new TiledFolders(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /// What can be had again, such as who has logged in.
    Path cache() {
        return named("TILED_CACHE_DIR").orElseGet(this::systemCache);
    }

    private Path systemCache() {
        if (isMac()) {
            return home.resolve("Library/Caches/tiled");
        }
        return isWindows()
                ? local().resolve("tiled/tiled/Cache")
                : named("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve(TILED);
    }

    /// Where profiles are, the closest to the user last.
    List<Path> profiles() {
        List<Path> all = new ArrayList<>();
        all.add(named("TILED_SITE_PROFILES").orElse(Path.of("/etc/tiled/profiles")));
        all.add(named("TILED_SITE_PROFILES").orElse(siteConfiguration().resolve(PROFILES)));
        named("VIRTUAL_ENV")
                .or(() -> named("CONDA_PREFIX"))
                .ifPresent(prefix -> all.add(prefix.resolve("etc/tiled/profiles")));
        all.add(named("TILED_PROFILES").orElse(home.resolve(".config/tiled/profiles")));
        all.add(named("TILED_PROFILES").orElse(userConfiguration().resolve(PROFILES)));
        return List.copyOf(new LinkedHashSet<>(all));
    }

    private Path siteConfiguration() {
        if (isMac()) {
            return Path.of("/Library/Application Support/tiled");
        }
        if (isWindows()) {
            return named("ALLUSERSPROFILE").orElse(Path.of("C:\\ProgramData")).resolve("tiled/tiled");
        }
        String first = environment.getOrDefault("XDG_CONFIG_DIRS", "").split(":")[0];
        return Path.of(first.isBlank() ? "/etc/xdg" : first).resolve(TILED);
    }

    private Path userConfiguration() {
        if (isMac()) {
            return home.resolve("Library/Application Support/tiled");
        }
        return isWindows()
                ? local().resolve("tiled/tiled")
                : named("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve(TILED);
    }

    private Path local() {
        return named("LOCALAPPDATA").orElse(home.resolve("AppData/Local"));
    }

    private boolean isMac() {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private Optional<Path> named(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }
}
