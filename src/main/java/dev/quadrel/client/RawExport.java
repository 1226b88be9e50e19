package dev.quadrel.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Fetches the files that a node's data is in, as they are on the server.
public final class RawExport {

    private final NodeClient node;
    private final Path folder;

    private RawExport(NodeClient node, Path folder) {
        this.node = node;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// Fetches all files of a node into a folder, several at a time. Files of a folder on the server keep their places
    /// in it; where there are several files or folders, each is in a folder of its own, named by its number.
    ///
    /// @param folder made where it is missing; files of the same names are replaced
    /// @return the files
    /// @throws ClientException.Forbidden where the server does not give its files away
    public static List<Path> to(Path folder, NodeClient node) {
        return new RawExport(node, folder).all();
    }

    private record Source(Address address, Path file) {}

    private List<Path> all() {
        List<Source> sources = new ArrayList<>();
        List<Members> assets = assets();
        for (Members asset : assets) {
            long id = asset.findNumber("id").orElseThrow(() -> new IllegalStateException("An asset has no number"));
            Path place = assets.size() == 1 ? folder : folder.resolve(Long.toString(id));
            sources.addAll(asset.flag("is_directory") ? inFolder(asset, id, place) : List.of(file(asset, id, place)));
        }
        List<Path> files = new CopyOnWriteArrayList<>();
        List<Runnable> tasks = sources.stream()
                .<Runnable>map(source -> () -> {
                    fetch(source);
                    files.add(source.file());
                })
                .toList();
        Workers.each(node.context().options().parallel(), tasks);
        return files.stream().sorted().toList();
    }

    private List<Members> assets() {
        Address address = node.context().address("metadata", node.path()).with("include_data_sources", true);
        return node
                .transport()
                .send(Request.get(address.uri()))
                .members()
                .members("data")
                .members("attributes")
                .objects("data_sources")
                .stream()
                .flatMap(source -> source.objects("assets").stream())
                .toList();
    }

    private Source file(Members asset, long id, Path place) {
        String path = path(asset);
        return new Source(bytes(id), below(place, path.substring(path.lastIndexOf('/') + 1)));
    }

    /// A database has no path, but a name.
    private static String path(Members asset) {
        URI place = URI.create(asset.text("data_uri"));
        return place.getPath() == null ? place.getSchemeSpecificPart() : place.getPath();
    }

    private List<Source> inFolder(Members asset, long id, Path place) {
        Address manifest = node.context().address("asset/manifest", node.path()).with("id", id);
        String folderOnServer = path(asset);
        return node.transport().send(Request.get(manifest.uri())).members().texts("manifest").stream()
                .map(name -> relative(name, folderOnServer))
                .map(name -> new Source(bytes(id).with("relative_path", name), below(place, name)))
                .toList();
    }

    /// Tiled's own server names files by their places on its disk.
    private static String relative(String name, String folderOnServer) {
        String parent = folderOnServer.endsWith("/") ? folderOnServer : folderOnServer + "/";
        return name.startsWith(parent) ? name.substring(parent.length()) : name;
    }

    private Address bytes(long id) {
        return node.context().address("asset/bytes", node.path()).with("id", id);
    }

    /// @throws IllegalStateException where the server names a file that would lie elsewhere
    private Path below(Path place, String name) {
        Path file = place.resolve(name).normalize();
        if (!file.startsWith(place) || file.equals(place)) {
            throw new IllegalStateException("The server has a file " + name + ", which would not lie in " + place);
        }
        return file;
    }

    private void fetch(Source source) {
        try {
            Path parent = source.file().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Exports.toFile(node, source.address(), source.file());
    }
}
