package dev.quadrel.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// The metadata of a node as attributes of an HDF5 object, by h5py's rules: a number, a text, true or false, or
/// a list of any depth of one of them. What is not of these kinds does not fit.
final class Hdf5Attributes {

    /// Which part of the metadata becomes attributes.
    enum Origin {
        METADATA,
        /// The member `attrs`, where xarray's attributes are kept.
        MEMBER_ATTRS
    }

    private static final int VERSION = 3;
    private static final int NAME_IN_UTF_8 = 1;

    private final Origin origin;
    private final Hdf5Heap heap;

    Hdf5Attributes(Origin origin, Hdf5Heap heap) {
        this.origin = origin;
        this.heap = heap;
    }

    /// Adds a message for each attribute.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where one does not fit
    void add(String metadata, Hdf5Header header) {
        members(metadata).forEach((name, value) -> {
            Hdf5Value.of(value)
                    .filter(_ -> !name.isEmpty() && name.indexOf('\0') < 0)
                    .ifPresentOrElse(found -> header.add(Hdf5Header.ATTRIBUTE, message(name, found)), () -> {
                        throw NotAcceptable.data(
                                "the value of \"" + name + "\" in the metadata does not fit into HDF5");
                    });
        });
    }

    private byte[] message(String name, Hdf5Value value) {
        byte[] encoded = name.getBytes(UTF_8);
        byte[] type = value.type().description();
        byte[] space = Hdf5Space.of(value.shape());
        return new Hdf5Bytes()
                .u8(VERSION)
                .u8(0)
                .u16(encoded.length + 1)
                .u16(type.length)
                .u16(space.length)
                .u8(NAME_IN_UTF_8)
                .bytes(encoded)
                .u8(0)
                .bytes(type)
                .bytes(space)
                .bytes(value.bytes(heap))
                .toArray();
    }

    private Map<String, Object> members(String metadata) {
        Object members = Json.parse(metadata);
        if (origin == Origin.MEMBER_ATTRS) {
            members = members instanceof Map<?, ?> all ? all.get("attrs") : null;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        if (members instanceof Map<?, ?> map) {
            map.forEach((name, value) -> named.put(String.valueOf(name), value == null ? Map.of() : value));
        }
        return named;
    }
}
