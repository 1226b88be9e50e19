package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// One of xarray's datasets as a table: the variables are its columns, the coordinates of their dimension its
/// index.
record DatasetFormat(TableFormat table) implements ContainerFormat {

    @Override
    public String target() {
        return ContainerFormats.DATASET;
    }

    @Override
    public String mediaType() {
        return table.mediaType();
    }

    @Override
    public List<String> extensions() {
        return table.extensions();
    }

    @Override
    public Body body(NodeTree tree, long limit) throws IOException {
        DatasetTable rows = DatasetTable.of(tree, mediaType(), limit);
        return table.body(new TablePart(rows, OptionalInt.empty(), List.of(), Map.of()));
    }
}
