package dev.quadrel.staticfile;

import dev.quadrel.settings.SettingsGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The settings of static files, `quadrel.static-file.*`. A size may be spelled `64MiB`; a duration is ISO-8601
/// (`PT5M`) or a number of seconds.
///
/// @param bindings which folders are bound
/// @param allow `allow`: patterns of files that may be sent; the word `default` stands for the types of a front end;
///     empty for all files
/// @param deny `deny`: patterns of files that are never sent
/// @param directoryListing `directory-listing`: whether a folder without an index page is listed
/// @param faviconEverywhere `favicon-everywhere`: whether a folder's `favicon.ico` answers for every path that ends
///     so
/// @param faviconFallback `favicon-fallback`: file sent where no folder has a `favicon.ico`; `empty` for the bundled
///     one
/// @param fallbackFile `fallback-file`: file sent where nothing answers, as the page of a single-page application
/// @param maxAge `max-age`: how long a browser may use a file without asking again
/// @param memory what may be held in memory
public record StaticFileSettings(
        Bindings bindings,
        List<String> allow,
        List<String> deny,
        boolean directoryListing,
        boolean faviconEverywhere,
        Optional<String> faviconFallback,
        Optional<String> fallbackFile,
        Duration maxAge,
        Memory memory) {

    private static final String PREFIX = "quadrel.static-file.";

    /// Folders by URL prefix.
    ///
    /// @param first `bind`: each `/prefix/=folder`, the last one is asked first
    /// @param fallback `bind-fallback`: the same, asked after all others
    /// @param followLinks `follow-links`: URL prefixes of folders whose symbolic links may lead out of them
    public record Bindings(List<String> first, List<String> fallback, List<String> followLinks) {}

    /// Bounds of memory, in bytes.
    ///
    /// @param total `cache-size`: memory for small files together, 64 MiB
    /// @param perFile `cached-file-size`: files up to this size are held in memory, 64 KiB; at most 8 MiB
    public record Memory(long total, long perFile) {

        static final Memory USUAL = new Memory(64L << 20, 64L << 10);

        public Memory {
            if (total < 0) {
                throw new IllegalArgumentException(PREFIX + "cache-size is " + total + ", but must be 0 or more");
            }
            if (perFile < 0 || perFile > FileLoader.READ_AT_ONCE) {
                throw new IllegalArgumentException(
                        PREFIX + "cached-file-size is " + perFile + ", but must be from 0 to 8 MiB");
            }
        }
    }

    /// The settings in force.
    ///
    /// @throws IllegalArgumentException where a value is not allowed; the message names the key
    public static StaticFileSettings from(Config config) {
        SettingsGroup group = new SettingsGroup(config, PREFIX);
        return new StaticFileSettings(
                new Bindings(list(config, "bind"), list(config, "bind-fallback"), list(config, "follow-links")),
                list(config, "allow"),
                list(config, "deny"),
                group.flag("directory-listing", false),
                group.flag("favicon-everywhere", true),
                group.text("favicon-fallback"),
                group.text("fallback-file"),
                group.span("max-age", Duration.ZERO),
                new Memory(
                        group.size("cache-size", Memory.USUAL.total),
                        group.size("cached-file-size", Memory.USUAL.perFile)));
    }

    private static List<String> list(Config config, String name) {
        return config.getOptionalValues(PREFIX + name, String.class).orElse(List.of());
    }
}
