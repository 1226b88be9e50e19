package dev.quadrel.serialization;

import dev.quadrel.json.Json;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataTypeCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One case of a file that a script beside it wrote with numpy.
record Fixture(Map<?, ?> members) {

    static Stream<Fixture> of(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(file))) {
            return ((List<?>) Objects.requireNonNull(Json.read(in)))
                    .stream().map(each -> new Fixture((Map<?, ?>) each));
        }
    }

    static MemoryArray array(String file, String name) throws IOException {
        return of(file).filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array(1 << 16);
    }

    String name() {
        return String.valueOf(members.get("name"));
    }

    byte[] bytes(String member) {
        return Base64.getDecoder().decode(String.valueOf(members.get(member)));
    }

    MemoryArray array(int piece) {
        DataType type = DataTypeCodec.parse((Map<?, ?>) Objects.requireNonNull(members.get("data_type")));
        return new MemoryArray(type, shape(), bytes("bytes"), piece);
    }

    private List<Long> shape() {
        return ((List<?>) Objects.requireNonNull(members.get("shape")))
                .stream().map(length -> ((Number) length).longValue()).toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
