package dev.quadrel.serialization;

import dev.quadrel.adapter.TableStores;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// An Arrow IPC file, with the index.
record TableArrow() implements TableFormat {

    @Override
    public String mediaType() {
        return TableStores.ARROW;
    }

    @Override
    public List<String> extensions() {
        return List.of("arrow", "feather");
    }

    @Override
    public Body body(TablePart part) throws IOException {
        return part.table().arrow(part.partition(), part.columns());
    }
}
