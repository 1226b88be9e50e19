package dev.quadrel.http;

import dev.quadrel.livehost.LiveMount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Binds the pages of live applications.
final class LiveRoutes {

    private LiveRoutes() {}

    /// Binds the folders, behind those that somebody has bound, and has the entrances answered by their servlets.
    static void bind(List<LiveMount> mounts, ServerSetup setup, ResourcePaths resources) {
        for (LiveMount mount : mounts) {
            for (Map.Entry<String, Path> folder : mount.folders().entrySet()) {
                String prefix = folder.getKey();
                String files = folder.getValue().toString();
                if (mount.last()) {
                    setup.bindPathLast(prefix, files);
                } else {
                    setup.bindPathFallback(prefix, files);
                }
            }
            mount.entrances().forEach(path -> resources.add("GET", path));
        }
    }
}
