package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where what can be made again is kept: the unpacked server, and what makes starts faster.
final class CacheFolder {

    /// Names it, in the environment.
    static final String VARIABLE = "QUADREL_CACHE";

    private CacheFolder() {}

    /// The folder of this name in it, made where it is missing.
    ///
    /// @throws StartFailure where it cannot be made
    static Path of(String name) {
        Path folder = root(System.getenv()).resolve(name).toAbsolutePath();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure(
                    "The folder " + folder + " cannot be made: " + e + "; " + VARIABLE
                            + " in the environment names another one",
                    e);
        }
    }

    /// As the system has it for caches of users, unless somebody names another one.
    static Path root(Map<String, String> environment) {
        return named(environment, VARIABLE)
                .or(() -> named(environment, "XDG_CACHE_HOME").map(folder -> folder.resolve("quadrel")))
                .or(() -> named(environment, "LOCALAPPDATA").map(folder -> folder.resolve("quadrel")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "quadrel"));
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }
}
