package dev.quadrel.client;

import static dev.quadrel.client.Queries.key;

import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.NdSlice;
import java.util.List;
import java.util.Map;

/// What README shows of the Java client.
final class ClientExample {

    private ClientExample() {}

    static List<NdArray> beginningsOfColdScans(String uri) {
        ContainerClient catalog = (ContainerClient) Quadrel.connect(uri);
        try (Context _ = catalog.context()) {
            ContainerClient scans = catalog.createContainer("scans", Map.of("lab", "B2"));
            Map<String, ?> metadata = Map.of("sample", Map.of("temp", 21));
            scans.writeArray(NdArray.of(1.5, 2.5, 3.5), NewData.named("first").metadata(metadata));
            return scans.search(key("sample.temp").below(100)).sort("-sample.temp").values().stream()
                    .map(ArrayClient.class::cast)
                    .map(array -> array.read(NdSlice.parse(":2")))
                    .toList();
        }
    }
}
