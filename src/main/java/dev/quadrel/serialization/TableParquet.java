package dev.quadrel.serialization;

import dev.quadrel.adapter.TableBatches;
import dev.quadrel.adapter.TableStores;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.util.List;

/// A Parquet file, with the index.
///
/// @param stores that can make one
record TableParquet(TableStores stores) implements TableFormat {

    @Override
    public String mediaType() {
        return TableStores.PARQUET;
    }

    @Override
    public List<String> extensions() {
        return List.of("parquet");
    }

    @Override
    public Body body(TablePart part) throws IOException {
        part.require();
        return sink -> {
            try (TableBatches batches = part.open()) {
                stores.parquet(batches, sink);
            }
        };
    }
}
