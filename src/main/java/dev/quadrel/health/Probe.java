package dev.quadrel.health;

import java.util.Set;

/// Something that is looked at to tell whether the server can do its work. A bean of this type is found by itself. To
/// look starts nothing: what is not in use yet is well.
public interface Probe {

    /// What somebody wants to know.
    enum Question {
        /// Whether it must be started anew.
        LIVE,
        /// Whether requests may be sent to it.
        READY,
        /// Whether it has started.
        STARTED
    }

    /// One or two words, such as `database`.
    String name();

    /// Which questions it has a part in.
    Set<Question> questions();

    /// Whether all is well.
    boolean isUp();
}
