package dev.quadrel.command;

/// One line that the command `status` shows besides its own. A bean of this type is found by itself, and made when
/// the command is first run.
public interface StatusLine {

    /// One or two words, such as `jobs`.
    String name();

    /// How it is now, such as `3 running, 12 done`.
    String value();
}
