package dev.quadrel.client;

import dev.quadrel.structure.Spec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node was like before a change.
///
/// @param number counted from 1
/// @param time when it was made so
public record Revision(int number, Map<String, @Nullable Object> metadata, List<Spec> specs, Instant time) {

    static Revision of(Members data) {
        Members attributes = data.members("attributes");
        return new Revision(
                Math.toIntExact(data.findNumber("revision_number").orElse(0L)),
                attributes.findMembers("metadata").map(Members::map).orElse(Map.of()),
                Item.specs(attributes.objects("specs")),
                instant(attributes));
    }

    /// Without an offset it is UTC.
    private static Instant instant(Members attributes) {
        String text = attributes.text("time_updated");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }
}
