package dev.quadrel.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The JavaScript client as files: at the paths and in the front end's folders that the settings name.
public final class WorkerScripts {

    /// Value of `Content-Type`.
    public static final String MEDIA_TYPE = "text/javascript; charset=utf-8";

    private static final String MODULE = "worker.js";
    private static final String CLASSIC = "worker-classic.js";

    private WorkerScripts() {}

    /// Writes the copies that the settings ask for.
    ///
    /// @param folder where the files that are sent are written to
    /// @param baseDirectory where a relative copy is meant from
    /// @return the files to be sent by their paths
    public static Map<String, Path> write(Config config, Path folder, Path baseDirectory) {
        WorkerSettings settings = WorkerSettings.from(config);
        settings.mirror().ifPresent(file -> copy(MODULE, baseDirectory.resolve(file)));
        settings.mirrorClassic().ifPresent(file -> copy(CLASSIC, baseDirectory.resolve(file)));
        Map<String, Path> links = new LinkedHashMap<>();
        link(links, settings.link(), MODULE, folder);
        link(links, settings.linkClassic(), CLASSIC, folder);
        return links;
    }

    private static void link(Map<String, Path> links, Optional<String> path, String name, Path folder) {
        path.ifPresent(url -> links.put(url, copy(name, folder.resolve("quadrel-" + name))));
    }

    private static Path copy(String name, Path target) {
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.writeString(target, name.equals(CLASSIC) ? classic(module()) : module());
        } catch (IOException e) {
            throw new UncheckedIOException("The script " + name + " cannot be written to " + target, e);
        }
    }

    private static String module() throws IOException {
        try (InputStream script = WorkerScripts.class.getResourceAsStream(MODULE)) {
            if (script == null) {
                throw new IllegalStateException("The script " + MODULE + " is missing from Quadrel's jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The same as a script of the old kind: what the module exports becomes one global object.
    private static String classic(String module) {
        return "(() => {\n'use strict';\n\n"
                + module.replaceAll("(?m)^export ", "")
                + "\nwindow.quick_server = {Worker, CONFIG, VERSION};\n})();\n";
    }
}
