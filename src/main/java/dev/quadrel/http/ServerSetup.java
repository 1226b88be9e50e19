package dev.quadrel.http;

import dev.quadrel.proxy.ProxyRule;
import dev.quadrel.staticfile.BoundFolder;
import dev.quadrel.staticfile.Favicon;
import dev.quadrel.staticfile.FilePatterns;
import dev.quadrel.staticfile.SpecialFile;
import dev.quadrel.staticfile.StaticFileRules;
import dev.quadrel.staticfile.StaticFileSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// What an application binds to paths, fired once as a CDI event while it is deployed. What is said here comes on top
/// of the settings.
///
/// ```java
/// void configure(@Observes ServerSetup setup) {
///     setup.bindPath("/files/", "/data/files").bindProxy("/old/", "http://localhost:12345/");
/// }
/// ```
///
/// A relative folder is meant below [#baseDirectory()]. Not thread safe.
public final class ServerSetup {

    private final StaticFileSettings settings;
    private final Path baseDirectory;
    private final Path content;
    private final List<BoundFolder> folders = new ArrayList<>();
    private final List<BoundFolder> fallbackFolders = new ArrayList<>();
    private final List<BoundFolder> lastFolders = new ArrayList<>();
    private final List<String> allow = new ArrayList<>();
    private final List<String> deny = new ArrayList<>();
    private final Map<String, SpecialFile> specialFiles = new HashMap<>();
    private final List<ProxyRule> proxies = new ArrayList<>();
    private Favicon favicon;
    private Function<String, Optional<Path>> fallback = path -> Optional.empty();
    private boolean directoryListing;

    /// @param settings what the configuration says
    /// @param baseDirectory where relative folders start
    /// @param content the WAR's own content, bound to `/` behind everything else
    ServerSetup(StaticFileSettings settings, Path baseDirectory, Path content) {
        this.settings = settings;
        this.baseDirectory = baseDirectory;
        this.content = content;
        this.directoryListing = settings.directoryListing();
        this.favicon = new Favicon(settings.faviconEverywhere(), Optional.empty(), false);
        applySettings();
    }

    private void applySettings() {
        settings.bindings().first().forEach(binding -> bind(binding, this::bindPath));
        settings.bindings().fallback().forEach(binding -> bind(binding, this::bindPathFallback));
        for (String pattern : settings.allow()) {
            allow(pattern.equals("default") ? FilePatterns.DEFAULT_TYPES : List.of(pattern));
        }
        deny.addAll(settings.deny());
        settings.faviconFallback().ifPresent(file -> {
            if (file.equals("empty")) {
                emptyFavicon();
            } else {
                faviconFallback(file);
            }
        });
        settings.fallbackFile().map(this::absolute).ifPresent(file -> fileFallback(path -> Optional.of(file)));
    }

    private static void bind(String binding, BiConsumer<String, String> target) {
        int equals = binding.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "A folder is bound by \"/prefix/=folder\", which \"" + binding + "\" is not");
        }
        target.accept(
                binding.substring(0, equals).strip(),
                binding.substring(equals + 1).strip());
    }

    /// Where relative folders start: the directory in which the server was started.
    public Path baseDirectory() {
        return baseDirectory;
    }

    /// The WAR's own content, where it is unpacked.
    public Path content() {
        return content;
    }

    /// Sends a folder's files for the paths below a prefix, before all folders bound so far.
    ///
    /// @param prefix starts and ends with `/`
    /// @throws IllegalArgumentException for any other prefix
    public ServerSetup bindPath(String prefix, String folder) {
        folders.addFirst(bound(prefix, folder));
        return this;
    }

    /// Sends a folder's files for the paths below a prefix, after all folders bound so far.
    ///
    /// @param prefix starts and ends with `/`
    /// @throws IllegalArgumentException for any other prefix
    public ServerSetup bindPathFallback(String prefix, String folder) {
        fallbackFolders.add(bound(prefix, folder));
        return this;
    }

    /// Sends a folder's files after the WAR's own content.
    void bindPathLast(String prefix, String folder) {
        lastFolders.add(bound(prefix, folder));
    }

    private BoundFolder bound(String prefix, String folder) {
        return new BoundFolder(
                prefix, absolute(folder), settings.bindings().followLinks().contains(prefix));
    }

    private Path absolute(String path) {
        return baseDirectory.resolve(path).toAbsolutePath().normalize();
    }

    /// Allows files by shell-style patterns over their whole path, such as `*.html`. As long as nothing is allowed by
    /// name, every file is.
    public ServerSetup allow(List<String> patterns) {
        allow.addAll(patterns);
        return this;
    }

    /// Allows the 21 types of files that a front end is made of, and no others.
    public ServerSetup allowDefaultTypes() {
        return allow(FilePatterns.DEFAULT_TYPES);
    }

    /// Refuses files by shell-style patterns over their whole path, whatever is allowed.
    public ServerSetup deny(List<String> patterns) {
        deny.addAll(patterns);
        return this;
    }

    /// Lists folders that have no index page, or not.
    public ServerSetup directoryListing(boolean list) {
        directoryListing = list;
        return this;
    }

    /// Answers every path that ends with `favicon.ico`, or `/favicon.ico` alone.
    public ServerSetup faviconEverywhere(boolean everywhere) {
        favicon = new Favicon(everywhere, favicon.file(), favicon.bundled());
        return this;
    }

    /// Sends this file where no folder has a `favicon.ico`.
    public ServerSetup faviconFallback(String file) {
        favicon = new Favicon(favicon.everywhere(), Optional.of(absolute(file)), favicon.bundled());
        return this;
    }

    /// Sends the bundled empty icon where no folder has a `favicon.ico`.
    public ServerSetup emptyFavicon() {
        favicon = new Favicon(favicon.everywhere(), favicon.file(), true);
        return this;
    }

    /// Names a file for a path that nothing answers, as for a single-page application; the patterns do not apply to
    /// it. The path is decoded and normalised.
    public ServerSetup fileFallback(Function<String, Optional<Path>> newFallback) {
        fallback = newFallback;
        return this;
    }

    /// Sends one file at one path, whatever the patterns say.
    ///
    /// @param mediaType value of `Content-Type`; empty for the one that the file's name tells
    public ServerSetup specialFile(String path, String file, String mediaType) {
        specialFiles.put(path, new SpecialFile(path, absolute(file), mediaType));
        return this;
    }

    /// Forwards the paths below a prefix that no resource and no file answers.
    ///
    /// @param prefix starts and ends with `/`
    /// @param target `http` or `https` address to which the rest of the path is appended
    /// @throws IllegalArgumentException for any other prefix or target
    public ServerSetup bindProxy(String prefix, String target) {
        return bindProxy(new ProxyRule(prefix, URI.create(target)));
    }

    ServerSetup bindProxy(ProxyRule rule) {
        proxies.add(rule);
        return this;
    }

    StaticFileRules fileRules() {
        List<BoundFolder> all = new ArrayList<>(folders);
        all.addAll(fallbackFolders);
        all.add(new BoundFolder("/", content, false));
        all.addAll(lastFolders);
        return new StaticFileRules(
                all,
                new FilePatterns(allow, deny),
                specialFiles,
                favicon,
                fallback,
                directoryListing,
                settings.maxAge(),
                settings.memory().total(),
                settings.memory().perFile());
    }

    List<ProxyRule> proxyRules() {
        return List.copyOf(proxies);
    }
}
