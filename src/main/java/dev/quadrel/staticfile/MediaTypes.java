package dev.quadrel.staticfile;

import io.undertow.util.MimeMappings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Media types by file-name extension: Undertow's table with what front ends and data files add. Text is UTF-8.
final class MediaTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry("js", "text/javascript"),
            Map.entry("mjs", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("eot", "application/vnd.ms-fontobject"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("py", "text/x-python"),
            Map.entry("log", "text/plain"));
    private static final Set<String> COMPRESSIBLE = Set.of(
            "application/json",
            "application/javascript",
            "application/manifest+json",
            "application/xml",
            "application/xhtml+xml",
            "application/wasm",
            "application/vnd.ms-fontobject",
            "font/ttf",
            "font/otf",
            "image/svg+xml",
            "image/vnd.microsoft.icon");

    private MediaTypes() {}

    /// The value of `Content-Type` for a file of this name; a name without a dot has no extension.
    static String of(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        String type = Optional.ofNullable(MORE.get(extension))
                .or(() -> Optional.ofNullable(MimeMappings.DEFAULT.getMimeType(extension)))
                .orElse(UNKNOWN);
        return type.startsWith("text/") || type.equals("image/svg+xml") ? type + "; charset=utf-8" : type;
    }

    /// Whether a content of this type is worth a content coding.
    static boolean isCompressible(String mediaType) {
        return mediaType.startsWith("text/") || COMPRESSIBLE.contains(mediaType.replaceFirst(";.*", ""));
    }
}
