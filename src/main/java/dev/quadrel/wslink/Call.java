package dev.quadrel.wslink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client asks for.
///
/// @param id of the client's choice; the answer has it too
record Call(String id, String method, Arguments arguments) {

    private static final String SYSTEM = "system";

    /// A document as a call; empty where it has no id, which is ignored.
    ///
    /// @throws ProtocolFault where it is none
    static Optional<Call> of(@Nullable Object document) {
        if (!(document instanceof Map<?, ?> members)) {
            throw new ProtocolFault(ProtocolFault.UNREADABLE, "a message that is no map");
        }
        if (!members.containsKey("id")) {
            return Optional.empty();
        }
        return Optional.of(new Call(text(members, "id"), text(members, "method"), arguments(members)));
    }

    /// Whether it is for wslink itself.
    boolean isSystem() {
        return id.startsWith(SYSTEM) && (id.length() == SYSTEM.length() || id.charAt(SYSTEM.length()) == ':');
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new ProtocolFault(ProtocolFault.UNREADABLE, "a message whose " + name + " is no text");
    }

    @SuppressWarnings("unchecked") // Unpack makes no other lists and maps.
    private static Arguments arguments(Map<?, ?> members) {
        List<@Nullable Object> positional =
                members.get("args") instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
        Map<String, @Nullable Object> named =
                members.get("kwargs") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
        return new Arguments(positional, named);
    }
}
