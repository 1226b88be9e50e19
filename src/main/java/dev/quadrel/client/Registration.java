package dev.quadrel.client;

import dev.quadrel.client.ClientException.Invalid;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes nodes of files that lie where the server may read them; they are not copied.
///
/// What structure they have, Quadrel finds out, for numpy's `.npy`, folders of Zarr, `.csv`, `.parquet`, and Arrow's
/// `.arrow` and `.feather`. For servers that do not, it is found here for `.npy`, `.arrow` and `.feather`.
public final class Registration {

    private Registration() {}

    /// One node of one file, or of one array of Zarr, named as the file without its ending.
    ///
    /// @throws IllegalArgumentException where the file is of another kind, or nobody finds out its structure
    /// @throws ClientException.Conflict where the key is taken
    /// @throws ClientException.Invalid where the server may not read the file, or it is none of its kind
    public static NodeClient file(ContainerClient parent, Path file) {
        return find(parent, file, stem(file))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The structure of " + file + " is not found here; say it, by data()"));
    }

    /// All files of a folder and those below, with containers for the folders. They are named without their endings,
    /// unless two are the same without. What cannot be registered without its structure is left out.
    ///
    /// @return the nodes of files
    /// @throws ClientException.Conflict where a key is taken
    public static List<NodeClient> folder(ContainerClient parent, Path folder) {
        List<NodeClient> nodes = new ArrayList<>();
        List<Path> paths = sorted(folder);
        Map<String, Long> stems =
                paths.stream().collect(Collectors.groupingBy(Registration::stem, Collectors.counting()));
        for (Path path : paths) {
            String key = stems.getOrDefault(stem(path), 0L) > 1 ? name(path) : stem(path);
            if (Files.isDirectory(path) && FileKind.of(path).isEmpty()) {
                NewNode container = NewNode.container().key(key);
                nodes.addAll(folder((ContainerClient) parent.create(container), path));
            } else {
                known(parent, path, key).ifPresent(nodes::add);
            }
        }
        return nodes;
    }

    private static Optional<NodeClient> known(ContainerClient parent, Path file, String key) {
        try {
            return find(parent, file, key);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// A folder's name has an ending only where it is `.zarr`.
    private static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        boolean ends = !Files.isDirectory(file) || FileKind.ending(file).equals("zarr");
        return ends && dot > 0 ? name.substring(0, dot) : name;
    }

    private static Optional<NodeClient> find(ContainerClient parent, Path file, String key) {
        Optional<FileKind> kind = FileKind.of(file);
        return kind.isEmpty() ? Optional.empty() : find(parent, file, NewData.named(key), kind.get());
    }

    /// By the server, which knows more; else here.
    private static Optional<NodeClient> find(ContainerClient parent, Path file, NewData how, FileKind kind) {
        DataSource source = source(kind.type(), kind.family(), file);
        try {
            return Optional.of(parent.create(how.stored(source).node(kind.family(), null)));
        } catch (Invalid e) {
            if (!isOfStructure(e)) {
                throw e;
            }
            return kind.structure(file).map(structure -> data(parent, how, structure, kind.type(), file));
        }
    }

    /// What the server says is that the structure is missing.
    private static boolean isOfStructure(Invalid refusal) {
        return refusal.detail().contains("\"structure\"") && refusal.detail().contains("missing");
    }

    /// One node of one or more files.
    ///
    /// @param structure of all of them together
    /// @param mimetype that the server knows how to read
    /// @throws ClientException.Invalid where the server may not read the files, or does not know the type
    public static NodeClient data(
            ContainerClient parent, NewData how, Structure structure, String mimetype, Path... files) {
        DataSource source = source(mimetype, structure.family(), files);
        return parent.create(how.stored(source).node(structure.family(), structure.json()));
    }

    private static DataSource source(String mimetype, StructureFamily family, Path... files) {
        List<Map<String, ?>> assets = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            assets.add(asset(files[i], family == StructureFamily.ARRAY && files.length == 1 ? null : i));
        }
        return new DataSource(mimetype, Map.of(), "external", assets);
    }

    private static Map<String, ?> asset(Path file, @Nullable Integer number) {
        Map<String, @Nullable Object> asset = new LinkedHashMap<>();
        asset.put("data_uri", "file://localhost" + file.toAbsolutePath().toUri().getRawPath());
        asset.put("is_directory", Files.isDirectory(file));
        asset.put("parameter", number == null ? "data_uri" : "data_uris");
        asset.put("num", number);
        return asset;
    }
}
