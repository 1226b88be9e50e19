package dev.quadrel.adapter;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/// A table of which each partition is an Arrow IPC file, stored byte for byte as it was uploaded.
final class ArrowTable extends TableParts {

    private final List<Path> partitions;

    /// @param partitions the files in their order; one that is not there has no rows
    ArrowTable(TableStructure structure, List<Path> partitions) {
        super(structure);
        this.partitions = List.copyOf(partitions);
    }

    @Override
    public Body arrow(OptionalInt partition, List<String> columns) throws IOException {
        if (columns.isEmpty() && (partition.isPresent() || structure().partitions() == 1)) {
            require(partition.orElse(0));
            Path file = partitions.get(partition.orElse(0));
            if (Files.exists(file)) {
                return new Whole(file, Files.size(file));
            }
        }
        return super.arrow(partition, columns);
    }

    @Override
    ArrowReader part(int partition, List<Integer> places, BufferAllocator allocator) throws IOException {
        try {
            return ArrowFile.open(partitions.get(partition), allocator, _ -> places);
        } catch (NoSuchFileException _) {
            return new ArrowEmpty(allocator, picked(places));
        }
    }

    @Override
    public void write(int partition, InputStream arrow) throws IOException {
        require(partition);
        Path place = partitions.get(partition);
        try (TableUpload upload = TableUpload.receive(arrow, Objects.requireNonNull(place.getParent()), declared())) {
            upload.moveTo(place);
        }
    }

    @Override
    public void append(int partition, InputStream arrow) {
        throw ProblemException.of(
                405, "Rows can be added to tables of the types application/x-tiled-sql-table and text/csv only");
    }

    /// The stored file as it is.
    private record Whole(Path file, long size) implements Body {

        @Override
        public OptionalLong length() {
            return OptionalLong.of(size);
        }

        @Override
        public void send(ByteSink sink) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                if (channel.size() != size) {
                    throw new IOException("The partition was replaced before it was sent");
                }
                sink.transfer(channel, 0, size);
            }
        }
    }
}
