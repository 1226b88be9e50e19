package dev.quadrel.lifecycle;

import java.util.Map;

/// A part of the application's state that outlives the server: it is put into snapshots, and given back at the next
/// start, before the first service is prepared. A bean of this type is found by itself.
///
/// Values are what JSON has: text, booleans, numbers, lists, maps with text for keys, null, and what Jackson makes such
/// of. They come back as `String`, `Boolean`, `Integer`, `Long`, `BigInteger`, `Double`, `List`, `Map`, null: ask a
/// number as [Number].
public interface StateContributor {

    /// Names this part, the only one of this name in the application, for ever.
    String key();

    /// Of the form of what is saved; from 1, one more with each change that older code could not read.
    default int version() {
        return 1;
    }

    /// What is to be kept, of one moment. Called on other threads than those that change it.
    Map<String, ?> save();

    /// Takes what was saved, in the form of the present version. Not called where nothing was.
    void load(Map<String, Object> state);

    /// One step from an older form to the next one.
    ///
    /// @param from the version that the state has; what is returned has one more
    default Map<String, Object> upgrade(int from, Map<String, Object> state) {
        throw new IllegalStateException(
                "nobody knows how version %d of \"%s\" becomes version %d".formatted(from, key(), from + 1));
    }
}
