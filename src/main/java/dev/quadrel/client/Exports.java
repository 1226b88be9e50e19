package dev.quadrel.client;

import dev.quadrel.client.ClientException.Unavailable;
import dev.quadrel.structure.NdSlice;
import dev.quadrel.structure.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Takes the data of nodes as the server writes it, and puts it into files and streams.
final class Exports {

    private static final int PIECE = 64 * 1024;

    private Exports() {}

    /// Where a part of an array is in another format.
    ///
    /// @param shape of the whole
    static Address part(NodeClient array, String format, NdSlice slice, List<Long> shape) {
        Address address = array.context().address("array/full", array.path()).with("format", format);
        Selection selection = slice.of(shape);
        return selection.isAll(shape) ? address : address.with("slice", selection.text());
    }

    /// Of a file that cannot be written to its end, nothing is left.
    static void toFile(NodeClient node, Address address, Path file) {
        boolean whole = false;
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                toStream(node, address, out);
            }
            whole = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!whole) {
                remove(file);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void toStream(NodeClient node, Address address, OutputStream out) {
        Request request = Request.get(address.uri()).accept("*/*");
        Progress progress = node.context().options().progress();
        try (Flowing answer = node.transport().open(request)) {
            long total = answer.header("Content-Encoding").isPresent() ? -1 : length(answer);
            byte[] piece = new byte[PIECE];
            long done = 0;
            for (int count = read(answer.body(), piece, request.uri());
                    count >= 0;
                    count = read(answer.body(), piece, request.uri())) {
                out.write(piece, 0, count);
                done += count;
                progress.at("export " + node.path(), done, total);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Flowing answer) {
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    private static int read(InputStream body, byte[] piece, URI uri) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw new Unavailable(0, "The answer ended early: " + e.getMessage(), uri, e);
        }
    }
}
