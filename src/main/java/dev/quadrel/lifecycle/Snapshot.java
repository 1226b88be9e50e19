package dev.quadrel.lifecycle;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All state of an application at one moment. The package's description has its form as JSON.
///
/// @param reason why it was written
/// @param states by the keys of those who contribute them
record Snapshot(String application, Instant written, Reason reason, SortedMap<String, State> states) {

    /// The version of the form that is written here.
    static final int VERSION = 1;

    /// Why a snapshot is written.
    enum Reason {
        STOP,
        INTERVAL,
        COMMAND
    }

    /// What one contributor keeps.
    ///
    /// @param value what JSON has
    record State(int version, Map<String, Object> value) {}

    /// What a file turns out to be.
    sealed interface Reading {}

    /// A snapshot.
    record Whole(Snapshot snapshot) implements Reading {}

    /// No snapshot, or no longer.
    record Damaged(String why) implements Reading {}

    /// One that this version of the code cannot read.
    record Newer(int version) implements Reading {}

    /// The state as it is after it was written and read: what Java has beyond JSON is no difference.
    static State state(int version, Map<String, ?> value) {
        return new State(version, object(Json.parse(Json.text(value))));
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", VERSION);
        members.put("application", application);
        members.put("written", written.toString());
        members.put("reason", reason.name().toLowerCase(Locale.ROOT));
        members.put("sha256", digest(states));
        members.put("state", states);
        // Sorted by names, for people; the order says nothing.
        return Json.pretty(members) + "\n";
    }

    static Reading read(byte[] bytes) {
        try {
            Map<String, Object> members = object(Json.parse(new String(bytes, StandardCharsets.UTF_8)));
            int version = (Integer) member(members, "version");
            return version > VERSION ? new Newer(version) : checked(members);
        } catch (ProblemException e) {
            return new Damaged(e.problem().detail());
        } catch (ClassCastException e) {
            return new Damaged("it has not the form of a snapshot");
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Damaged(ServiceException.reason(e));
        }
    }

    private static Reading checked(Map<String, Object> members) {
        SortedMap<String, State> states = new TreeMap<>();
        object(member(members, "state")).forEach((key, state) -> {
            Map<String, Object> parts = object(state);
            states.put(key, new State((Integer) member(parts, "version"), object(member(parts, "value"))));
        });
        Object digest = members.get("sha256");
        if (digest != null && !digest.equals(digest(states))) {
            return new Damaged("its sha256 is not that of its state; who edits one takes the line with sha256 away");
        }
        return new Whole(new Snapshot(
                (String) member(members, "application"),
                Instant.parse((String) member(members, "written")),
                Reason.valueOf(((String) member(members, "reason")).toUpperCase(Locale.ROOT)),
                states));
    }

    private static Object member(Map<String, Object> members, String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it lacks the member \"" + name + "\"");
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNullElse(value, Map.of());
    }

    private static String digest(SortedMap<String, State> states) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.canonical(states)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
