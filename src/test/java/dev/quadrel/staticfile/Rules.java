package dev.quadrel.staticfile;

import io.undertow.Undertow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The rules of a test's server: nothing but what the test says, with the usual memory.
final class Rules {

    private final List<BoundFolder> folders = new ArrayList<>();
    private final List<String> allow = new ArrayList<>();
    private final List<String> deny = new ArrayList<>();
    private final Map<String, SpecialFile> specialFiles = new HashMap<>();
    private Favicon favicon = new Favicon(false, Optional.empty(), false);
    private Function<String, Optional<Path>> fallback = path -> Optional.empty();
    private boolean listing;
    private Duration maxAge = Duration.ZERO;

    /// A folder bound to `/`.
    static Rules of(Path folder) {
        return new Rules().folder("/", folder);
    }

    /// One more folder, asked after those before.
    Rules folder(String prefix, Path folder) {
        folders.add(new BoundFolder(prefix, folder, false));
        return this;
    }

    Rules linkedFolder(String prefix, Path folder) {
        folders.add(new BoundFolder(prefix, folder, true));
        return this;
    }

    Rules allow(String... patterns) {
        allow.addAll(List.of(patterns));
        return this;
    }

    Rules deny(String... patterns) {
        deny.addAll(List.of(patterns));
        return this;
    }

    Rules special(SpecialFile file) {
        specialFiles.put(file.path(), file);
        return this;
    }

    Rules favicon(Favicon newFavicon) {
        favicon = newFavicon;
        return this;
    }

    Rules fallback(Function<String, Optional<Path>> newFallback) {
        fallback = newFallback;
        return this;
    }

    Rules listing() {
        listing = true;
        return this;
    }

    Rules maxAge(Duration newMaxAge) {
        maxAge = newMaxAge;
        return this;
    }

    FileResolver resolver() {
        return new FileResolver(folders, new FilePatterns(allow, deny), listing);
    }

    FileServer serve() {
        return FileServer.serving(handlerRules(), Undertow.builder().addHttpListener(0, "127.0.0.1"));
    }

    StaticFileRules handlerRules() {
        return new StaticFileRules(
                folders,
                new FilePatterns(allow, deny),
                specialFiles,
                favicon,
                fallback,
                listing,
                maxAge,
                64L << 20,
                64 << 10);
    }
}
