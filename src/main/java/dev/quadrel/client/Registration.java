package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.TableStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Makes nodes of files that lie where the server may read them; they are not copied. Without saying their structure,
/// that goes for numpy's `.npy` and for Arrow's `.arrow` and `.feather`.
public final class Registration {

    private static final String NPY = "application/x-npy";

    private Registration() {}

    /// One node of one file, named as the file without its ending.
    ///
    /// @throws IllegalArgumentException where the file is of another kind
    /// @throws ClientException.Conflict where the key is taken
    public static NodeClient file(ContainerClient parent, Path file) {
        return find(parent, file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The structure of " + file + " is not found here; say it, by data()"));
    }

    /// All files of a folder and those below, with containers for the folders. What cannot be registered without its
    /// structure is left out.
    ///
    /// @return the nodes of files
    /// @throws ClientException.Conflict where a key is taken
    public static List<NodeClient> folder(ContainerClient parent, Path folder) {
        List<NodeClient> nodes = new ArrayList<>();
        for (Path path : sorted(folder)) {
            if (Files.isDirectory(path)) {
                NewNode container = NewNode.container().key(name(path));
                nodes.addAll(folder((ContainerClient) parent.create(container), path));
            } else {
                find(parent, path).ifPresent(nodes::add);
            }
        }
        return nodes;
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<NodeClient> find(ContainerClient parent, Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        NewData named = NewData.named(dot < 0 ? name : name.substring(0, dot));
        return switch (ending) {
            case "npy" -> Optional.of(data(parent, named, NpyStructure.of(file), NPY, file));
            case "arrow", "feather" -> Optional.of(data(parent, named, table(file), ArrowData.TYPE, file));
            default -> Optional.empty();
        };
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// One node of one or more files.
    ///
    /// @param structure of all of them together
    /// @param mimetype that the server knows how to read
    /// @throws ClientException.Invalid where the server may not read the files, or does not know the type
    public static NodeClient data(
            ContainerClient parent, NewData how, Structure structure, String mimetype, Path... files) {
        List<Map<String, ?>> assets = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            assets.add(asset(files[i], structure instanceof ArrayStructure && files.length == 1 ? null : i));
        }
        DataSource source = new DataSource(mimetype, Map.of(), "external", assets);
        return parent.create(how.stored(source).node(structure.family(), structure.json()));
    }

    private static Map<String, ?> asset(Path file, @Nullable Integer number) {
        Map<String, @Nullable Object> asset = new LinkedHashMap<>();
        asset.put("data_uri", "file://localhost" + file.toAbsolutePath().toUri().getRawPath());
        asset.put("is_directory", Files.isDirectory(file));
        asset.put("parameter", number == null ? "data_uri" : "data_uris");
        asset.put("num", number);
        return asset;
    }

    private static TableStructure table(Path file) {
        try (BufferAllocator memory = ArrowData.memory(file.toString());
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            Schema schema = reader.getVectorSchemaRoot().getSchema();
            List<String> columns =
                    schema.getFields().stream().map(Field::getName).toList();
            return new TableStructure(ArrowData.uri(schema), 1, columns, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
