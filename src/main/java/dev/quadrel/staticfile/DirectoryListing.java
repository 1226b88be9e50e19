package dev.quadrel.staticfile;

import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A plain page that links to a folder's files, folders first; hidden files and refused types are left out.
final class DirectoryListing {

    private static final Comparator<Path> ORDER = Comparator.comparing((Path path) -> !Files.isDirectory(path))
            .thenComparing(path -> String.valueOf(path.getFileName()));

    static final HttpString POLICY = new HttpString("Content-Security-Policy");
    static final String NOTHING_BUT_LINKS =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private DirectoryListing() {}

    /// @param path decoded request path, ends with `/`
    static byte[] page(String path, Path folder, FilePatterns patterns) throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>")
                .append(escape(path))
                .append("</title></head><body><h1>")
                .append(escape(path))
                .append("</h1><ul>\n");
        if (!path.equals("/")) {
            html.append("<li><a href=\"../\">../</a></li>\n");
        }
        for (Path entry : entries(folder, patterns)) {
            String name = entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
            String link = folder.toUri().relativize(entry.toUri()).getRawPath();
            html.append("<li><a href=\"./%s\">%s</a></li>\n".formatted(escape(link), escape(name)));
        }
        return html.append("</ul></body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> entries(Path folder, FilePatterns patterns) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !FileResolver.isHidden("/" + entry.getFileName()))
                    .filter(entry -> Files.isDirectory(entry) || patterns.accept(entry.toString()))
                    .sorted(ORDER)
                    .toList();
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
