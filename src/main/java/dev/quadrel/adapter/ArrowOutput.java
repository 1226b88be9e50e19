package dev.quadrel.adapter;

import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Sends batches as an Arrow IPC file, one after the other.
final class ArrowOutput {

    private ArrowOutput() {}

    /// Sends all batches that are left. Leaves the reader open.
    static void write(ArrowReader batches, ByteSink sink) throws IOException {
        try (ArrowFileWriter writer =
                new ArrowFileWriter(batches.getVectorSchemaRoot(), batches, new SinkChannel(sink))) {
            writer.start();
            while (batches.loadNextBatch()) {
                writer.writeBatch();
            }
            writer.end();
        }
    }

    private record SinkChannel(ByteSink sink) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int count = bytes.remaining();
            sink.write(bytes);
            bytes.position(bytes.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
