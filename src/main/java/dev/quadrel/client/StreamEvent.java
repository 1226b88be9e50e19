package dev.quadrel.client;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that has happened to a node.
///
/// @param type such as `array-data`, `table-data`, `container-child-created`; the first one says what data will be,
///     such as `array-schema`
/// @param sequence its number at this node, from 1; 0 for the first one, which has none
/// @param members all that the server says of it, but for the payload
/// @param payload data as its media type has it; empty where there is none
public record StreamEvent(
        String type, long sequence, Map<String, @Nullable Object> members, Optional<byte[]> payload) {}
