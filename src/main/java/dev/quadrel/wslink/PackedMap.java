package dev.quadrel.wslink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A map whose values are packed already. Two of them on their way to a client that is slow become one, in
/// which the later value of each key is.
///
/// @param members packed values by their keys, in the order in which they are written
public record PackedMap(SequencedMap<String, byte[]> members) {

    /// Each value packed.
    ///
    /// @throws UnpackableException where one cannot be
    public static PackedMap of(Map<String, ?> values) {
        SequencedMap<String, byte[]> members = new LinkedHashMap<>();
        values.forEach((key, value) -> members.put(key, Pack.value(value)));
        return new PackedMap(members);
    }

    /// What the keys and values take, roughly.
    long size() {
        long size = 0;
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            size += member.getKey().length() + member.getValue().length;
        }
        return size;
    }

    /// This map with the members of another: those of the other win.
    PackedMap with(PackedMap later) {
        SequencedMap<String, byte[]> both = new LinkedHashMap<>(members);
        both.putAll(later.members);
        return new PackedMap(both);
    }
}
