package dev.quadrel.client;

import dev.quadrel.arrow.ArrowCodecs;
import dev.quadrel.client.ClientException.Broken;
import java.io.IOException;
import java.util.Iterator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/// The rows of a table, in batches as they come from the server; one batch is in memory at a time. It is closed when no
/// batch is used any more. Not thread safe.
public final class TableReader implements AutoCloseable {

    private final Transport transport;
    private final Iterator<Request> requests;
    private final BufferAllocator memory;
    private @Nullable Part part;

    /// @param requests for Arrow files, one after the other
    TableReader(Transport transport, Iterator<Request> requests, String name) {
        this.transport = transport;
        this.requests = requests;
        memory = ArrowData.memory(name);
    }

    /// One file on its way.
    private record Part(Flowing answer, ArrowStreamReader batches) {}

    /// Goes to the next batch; what was in [#batch] is gone.
    ///
    /// @return whether there is one
    public boolean next() {
        while (true) {
            if (part == null) {
                if (!requests.hasNext()) {
                    return false;
                }
                part = open(requests.next());
            }
            if (loadNext(part)) {
                return true;
            }
            end();
        }
    }

    /// The rows of the batch that [#next] has gone to. A column with a dictionary, such as one of pandas' categories,
    /// has the numbers of entries there, see [#dictionaries].
    ///
    /// @throws IllegalStateException where there is none
    public VectorSchemaRoot batch() {
        return root(present());
    }

    /// The dictionaries of the batch that [#next] has gone to, as long as that is there. A column's own one is found by
    /// `column.getField().getDictionary().getId()`, and Arrow's `DictionaryEncoder.decode` puts the entries in the
    /// place of their numbers. [TableClient#rows] does so by itself.
    ///
    /// @throws IllegalStateException where there is no batch
    public DictionaryProvider dictionaries() {
        Part present = present();
        try {
            return new MapDictionaryProvider(
                    present.batches().getDictionaryVectors().values().toArray(Dictionary[]::new));
        } catch (IOException e) {
            throw broken(present.answer(), e);
        }
    }

    private Part present() {
        if (part == null) {
            throw new IllegalStateException("There is no batch: next() comes first, and has to say true");
        }
        return part;
    }

    private Part open(Request request) {
        Flowing answer = transport.open(request);
        try {
            ArrowData.skipMagic(answer.body());
        } catch (IOException e) {
            close(answer);
            throw broken(answer, e);
        }
        return new Part(answer, new ArrowStreamReader(answer.body(), memory, ArrowCodecs.READING));
    }

    private static boolean loadNext(Part part) {
        try {
            return part.batches().loadNextBatch();
        } catch (IOException e) {
            throw broken(part.answer(), e);
        }
    }

    private static VectorSchemaRoot root(Part part) {
        try {
            return part.batches().getVectorSchemaRoot();
        } catch (IOException e) {
            throw broken(part.answer(), e);
        }
    }

    private static Broken broken(Flowing answer, IOException e) {
        return new Broken(answer.status(), "The table cannot be read: " + e.getMessage(), answer.uri(), e);
    }

    private void end() {
        if (part != null) {
            Part done = part;
            part = null;
            try {
                done.batches().close(false);
            } catch (IOException e) {
                throw broken(done.answer(), e);
            } finally {
                close(done.answer());
            }
        }
    }

    private static void close(Flowing answer) {
        try {
            answer.close();
        } catch (IOException e) {
            throw broken(answer, e);
        }
    }

    @Override
    public void close() {
        end();
        memory.close();
    }
}
