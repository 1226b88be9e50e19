package dev.quadrel.staticfile;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Answers GET and HEAD requests with files of the bound folders. Thread safe.
///
/// A file that was sent before is answered on the I/O thread, after one look at its size and time of change; any other
/// is looked up by [#serve], which blocks, and stays known from then on.
public final class StaticFiles {

    /// Why a request found no file; set by [#serve].
    public static final AttachmentKey<String> REASON = AttachmentKey.create(String.class);

    /// After this time a path is resolved anew: a file of the same name may have come into a folder asked earlier.
    private static final long RESOLVE_AGAIN = TimeUnit.SECONDS.toNanos(1);

    private static final Pattern HOST = Pattern.compile("^[^/]*//[^/]*");

    private final StaticFileRules rules;
    private final FileResolver resolver;
    private final FileLoader loader;
    private final FileCache cache;
    private final FileReply reply;
    private final StoredFile emptyFavicon = Favicon.empty();

    /// Files by these rules.
    public StaticFiles(StaticFileRules rules) {
        this.rules = rules;
        this.resolver = new FileResolver(rules.folders(), rules.patterns(), rules.directoryListing());
        this.loader = new FileLoader(rules.cachedFileSize());
        this.cache = new FileCache(rules.cacheSize());
        this.reply = new FileReply(rules.maxAge());
    }

    /// Answers where the file is known already; false where [#serve] has to look.
    ///
    /// @param path decoded and normalised
    public boolean serveKnown(HttpServerExchange exchange, String path) {
        StoredFile file = cache.find(path);
        if (file == null
                || System.nanoTime() - file.resolvedAt() > RESOLVE_AGAIN
                || !file.stamp().isStampOf(file.requested())
                || isToBeCompressed(exchange, file)) {
            return false;
        }
        try {
            reply.send(exchange, file);
            return true;
        } catch (IOException e) {
            cache.remove(path);
            return false;
        }
    }

    /// Answers where there is a file, a folder to be listed or a folder named without its slash; false where there is
    /// nothing. Blocks.
    ///
    /// @param path decoded and normalised
    public boolean serve(HttpServerExchange exchange, String path) throws IOException {
        SpecialFile special = rules.specialFiles().get(path);
        if (special != null) {
            return sendFile(exchange, path, special.file(), special.mediaType());
        }
        return switch (resolver.resolve(path)) {
            case Resolution.Found found -> send(exchange, path, found);
            case Resolution.Redirect() -> redirect(exchange);
            case Resolution.Listing(Path folder) -> list(exchange, path, folder);
            case Resolution.Missing(String reason) -> {
                exchange.putAttachment(REASON, reason);
                cache.remove(path);
                yield serveFavicon(exchange, path);
            }
        };
    }

    /// Answers by the fallback for a path that nothing else answers; false where there is none. Blocks.
    public boolean serveFallback(HttpServerExchange exchange, String path) throws IOException {
        Optional<Path> file = rules.fallback().apply(path);
        return file.isPresent() && sendFile(exchange, sharedKey(file.get()), file.get(), "");
    }

    /// What answers for many paths is kept once, by its own name, however many paths a client invents.
    private static String sharedKey(Path file) {
        return "file:" + file;
    }

    private boolean sendFile(HttpServerExchange exchange, String key, Path file, String mediaType) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String type = mediaType.isEmpty() ? MediaTypes.of(String.valueOf(file.getFileName())) : mediaType;
        return send(exchange, key, new Resolution.Found(file, file.toRealPath(), type));
    }

    /// @param key the request path, or a key that many paths share
    private boolean send(HttpServerExchange exchange, String key, Resolution.Found found) throws IOException {
        try {
            StoredFile file = loader.load(found, cache.find(key));
            if (isToBeCompressed(exchange, file)) {
                file = loader.compressed(file);
            }
            cache.put(key, file);
            reply.send(exchange, file);
            return true;
        } catch (NoSuchFileException e) {
            cache.remove(key);
            return false;
        }
    }

    private static boolean isToBeCompressed(HttpServerExchange exchange, StoredFile file) {
        return file.compressible() && FileReply.coding(exchange, file).equals("gzip");
    }

    private boolean serveFavicon(HttpServerExchange exchange, String path) throws IOException {
        Favicon favicon = rules.favicon();
        if (!path.endsWith(Favicon.NAME) || !favicon.everywhere() && !path.equals(Favicon.NAME)) {
            return false;
        }
        Optional<Resolution.Found> first = favicon.everywhere() ? firstFavicon() : Optional.empty();
        if (first.isPresent()) {
            return send(exchange, sharedKey(first.get().requested()), first.get());
        }
        if (favicon.file().isPresent()) {
            return sendFile(
                    exchange, sharedKey(favicon.file().get()), favicon.file().get(), "");
        }
        if (favicon.bundled()) {
            reply.send(exchange, emptyFavicon);
        }
        return favicon.bundled();
    }

    private Optional<Resolution.Found> firstFavicon() {
        for (BoundFolder folder : rules.folders()) {
            if (resolver.resolve(folder.prefix() + Favicon.NAME.substring(1)) instanceof Resolution.Found found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// The path as the client wrote it, so that nothing is decoded on the way; its leading slashes become one, since
    /// two would name another host.
    private static boolean redirect(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        String path = (exchange.isHostIncludedInRequestURI() ? HOST.matcher(uri).replaceFirst("") : uri)
                .replaceFirst("^[/\\\\]+", "/");
        String query = exchange.getQueryString();
        exchange.setStatusCode(301);
        exchange.getResponseHeaders().put(Headers.LOCATION, path + '/' + (query.isEmpty() ? "" : "?" + query));
        FileReply.body(exchange, null);
        return true;
    }

    private boolean list(HttpServerExchange exchange, String path, Path folder) throws IOException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
        exchange.getResponseHeaders().put(DirectoryListing.POLICY, DirectoryListing.NOTHING_BUT_LINKS);
        FileReply.body(exchange, DirectoryListing.page(path, folder, rules.patterns()));
        return true;
    }
}
