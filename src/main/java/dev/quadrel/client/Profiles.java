package dev.quadrel.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Servers by names that people have given them, in YAML files where Tiled's own client has them: each file is a map
/// of names to what they mean.
///
/// @param folders where files are; what is in a later one counts
public record Profiles(List<Path> folders) {

    private static final Set<String> ENDINGS = Set.of("yml", "yaml");

    /// Those of this user on this machine.
    public static Profiles here() {
        return new Profiles(TiledFolders.here().profiles());
    }

    /// The names.
    ///
    /// @throws IllegalArgumentException for a file that is not understood; it is named
    public Set<String> names() {
        return new TreeSet<>(all().keySet());
    }

    /// What a name means.
    ///
    /// @throws IllegalArgumentException where nobody has given it, or two files of a folder have, and for a
    ///     file that is not understood
    public Profile profile(String name) {
        Map<String, Profile> all = all();
        Profile profile = all.get(name);
        if (profile == null) {
            throw new IllegalArgumentException("There is no profile " + name + " in " + folders + ", only "
                    + all.keySet() + "; one that two files of a folder have is none");
        }
        return profile;
    }

    /// The name that is meant where none is said; empty where nobody has chosen one.
    public Optional<String> usual() {
        try {
            return Optional.of(Files.readString(usualFile()).strip()).filter(name -> !name.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path usualFile() {
        return folders.getLast().resolveSibling("default_profile");
    }

    private Map<String, Profile> all() {
        Map<String, Profile> all = new TreeMap<>();
        folders.forEach(folder -> add(folder, all));
        return all;
    }

    /// A name in two files of a folder means nothing, as nobody can say which one counts.
    private static void add(Path folder, Map<String, Profile> all) {
        Map<String, Optional<Profile>> found = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            read(file)
                    .forEach((name, content) -> found.merge(
                            name, Optional.of(new Profile(name, file, content)), (_, _) -> Optional.empty()));
        }
        found.forEach((name, profile) -> {
            if (profile.isPresent()) {
                all.put(name, profile.get());
            } else {
                all.remove(name);
            }
        });
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Profiles::isProfile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isProfile(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Map<String, Map<?, ?>> read(Path file) {
        Map<String, Map<?, ?>> profiles = new LinkedHashMap<>();
        if (!(yaml(file) instanceof Map<?, ?> content)) {
            throw new IllegalArgumentException("The file " + file + " is no map of names to profiles");
        }
        content.forEach((name, profile) -> {
            if (!(profile instanceof Map<?, ?> members)) {
                throw new IllegalArgumentException("The profile " + name + " in " + file + " is no map");
            }
            profiles.put(String.valueOf(name), members);
        });
        return profiles;
    }

    private static @Nullable Object yaml(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("The file " + file + " is no YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
