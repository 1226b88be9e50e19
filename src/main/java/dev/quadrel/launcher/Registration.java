package dev.quadrel.launcher;

import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes nodes of a folder's files on a running server, by Tiled's route for that. What structure they have, the server
/// finds out.
final class Registration {

    private static final int CREATED_TOO = 299;

    private final RemoteServer server;
    private final List<String> into;
    private final Map<String, Integer> made = new LinkedHashMap<>();
    private final List<FolderTree.Skipped> failed = new ArrayList<>();
    private int there;

    /// @param into keys of the container that all is put into
    Registration(RemoteServer server, List<String> into) {
        this.server = server;
        this.into = into;
    }

    /// @throws StartFailure where the server does not answer, or lets nothing be registered
    void run(FolderTree tree, CountBar bar) {
        try {
            for (int i = 1; i <= into.size(); i++) {
                register(
                        new FolderTree.Found(Path.of(into.get(i - 1)), into.subList(0, i), Optional.empty()),
                        List.of());
            }
            made.clear();
            there = 0;
            int done = 0;
            for (FolderTree.Found found : tree.found()) {
                bar.at(done++, tree.found().size(), String.join("/", found.keys()));
                register(found, into);
            }
        } finally {
            bar.end();
        }
    }

    private void register(FolderTree.Found found, List<String> parent) {
        List<String> path =
                Stream.concat(parent.stream(), found.keys().stream()).toList();
        String route = path.subList(0, path.size() - 1).stream()
                .map(key -> "/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("", "/api/v1/register", ""));
        var body = new RemoteServer.Body("application/json", JsonText.pretty(node(found)));
        RemoteServer.Answer answer = server.ask("POST", route, Optional.of(body));
        if (answer.status() <= CREATED_TOO) {
            made.merge(kind(found), 1, Integer::sum);
        } else if (answer.status() == HttpURLConnection.HTTP_CONFLICT) {
            there++;
        } else if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new StartFailure("The server at " + server.address() + " lets nobody register files with this key: "
                    + answer.member("detail"));
        } else {
            failed.add(new FolderTree.Skipped(found.path(), answer.member("detail")));
        }
    }

    private static String kind(FolderTree.Found found) {
        return found.type().isEmpty() ? "container" : family(found);
    }

    private static String family(FolderTree.Found found) {
        return found.isArray() ? "array" : "table";
    }

    /// As Tiled's clients send it, but without the structure.
    private static Map<String, Object> node(FolderTree.Found found) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", found.keys().getLast());
        node.put("structure_family", kind(found));
        node.put("metadata", Map.of());
        node.put("specs", List.of());
        node.put(
                "data_sources",
                found.type().map(type -> List.of(source(found, type))).orElse(List.of()));
        return node;
    }

    private static Map<String, Object> source(FolderTree.Found found, String type) {
        Map<String, Object> asset = new LinkedHashMap<>();
        asset.put("data_uri", "file://localhost" + found.path().toUri().getRawPath());
        asset.put("is_directory", found.isFolder());
        asset.put("parameter", found.isArray() ? "data_uri" : "data_uris");
        if (!found.isArray()) {
            asset.put("num", 0);
        }
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("structure_family", family(found));
        source.put("mimetype", type);
        source.put("parameters", Map.of());
        source.put("properties", Map.of());
        source.put("assets", List.of(asset));
        source.put("management", "external");
        return source;
    }

    /// Files that the server has refused, with its reasons.
    List<FolderTree.Skipped> failed() {
        return Collections.unmodifiableList(failed);
    }

    /// What has come of all, a line each.
    List<String> summary(FolderTree tree) {
        String counts = made.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + (entry.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        lines.add("Registered: " + (counts.isEmpty() ? "nothing" : counts));
        if (there > 0) {
            lines.add("In the catalog already: " + there);
        }
        lines.addAll(listed("Skipped", tree.skipped()));
        lines.addAll(listed("Refused by the server", failed));
        return lines;
    }

    private static List<String> listed(String what, List<FolderTree.Skipped> files) {
        Stream<String> lines = files.stream().map(file -> "  " + file.path() + ": " + file.why());
        return files.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(what + ": " + files.size()), lines).toList();
    }
}
