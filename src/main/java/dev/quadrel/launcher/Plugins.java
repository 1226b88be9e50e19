package dev.quadrel.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plugins of a server's applications, by their names.
///
/// @param folder of the server
/// @param faults of those that cannot be used
record Plugins(Path folder, SortedMap<String, ServicePlugin> byName, List<String> faults) {

    /// Before they were looked for.
    static Plugins none() {
        return new Plugins(Path.of(""), new TreeMap<>(), new ArrayList<>());
    }

    /// Those in the WARs that the server deploys.
    static Plugins of(ServerHome server) {
        SortedMap<String, ServicePlugin> found = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Path war : wars(server.folder().resolve("standalone").resolve("deployments"))) {
            load(war, found, faults);
        }
        return new Plugins(server.folder(), found, faults);
    }

    private static List<Path> wars(Path deployments) {
        List<Path> wars = new ArrayList<>();
        if (Files.isDirectory(deployments)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(deployments, "*.war")) {
                files.forEach(wars::add);
            } catch (IOException e) {
                throw new StartFailure("The applications in " + deployments + " cannot be listed: " + e, e);
            }
        }
        wars.sort(null);
        return wars;
    }

    /// One that is broken hides no other. What it names is loaded later too, so that nothing is closed.
    private static void load(Path war, SortedMap<String, ServicePlugin> found, List<String> faults) {
        URLClassLoader classes = new URLClassLoader(new URL[] {classes(war)}, ServicePlugin.class.getClassLoader());
        Iterator<ServicePlugin> plugins =
                ServiceLoader.load(ServicePlugin.class, classes).iterator();
        while (true) {
            try {
                if (!plugins.hasNext()) {
                    return;
                }
                ServicePlugin plugin = plugins.next();
                found.put(plugin.name(), plugin);
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                faults.add("A plugin in " + war + " cannot be used: " + e.getMessage());
            }
        }
    }

    /// A WAR is a file, or a folder.
    private static URL classes(Path war) {
        try {
            return Files.isDirectory(war)
                    ? war.resolve("WEB-INF").resolve("classes").toUri().toURL()
                    : URI.create("jar:" + war.toUri() + "!/WEB-INF/classes/").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The folder of the server that words of a command name by `--server`.
    static Optional<Path> server(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--server") && i + 1 < words.size()) {
                return Optional.of(Path.of(words.get(i + 1)));
            }
            if (words.get(i).startsWith("--server=")) {
                return Optional.of(Path.of(words.get(i).substring("--server=".length())));
            }
        }
        return Optional.empty();
    }
}
