package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import java.util.List;

/// The elements as they are, in C order.
record OctetStreamFormat() implements ArrayFormat {

    @Override
    public String mediaType() {
        return "application/octet-stream";
    }

    @Override
    public List<String> extensions() {
        return List.of();
    }

    @Override
    public Body body(ArrayPart part) {
        return new SizedBody(part.bytes(), part::read);
    }
}
