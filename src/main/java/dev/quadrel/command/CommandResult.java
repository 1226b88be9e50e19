package dev.quadrel.command;

/// What came of a typed line.
public sealed interface CommandResult {

    /// What the operator is shown; empty for nothing. Lines end with `\n`, the last one with nothing.
    String text();

    /// The command ran.
    record Done(String text) implements CommandResult {}

    /// Nothing ran, or the command itself found the line to be at fault; the text says what is allowed.
    record Refused(String text) implements CommandResult {}

    /// The command threw; the log has more.
    record Failed(String text) implements CommandResult {}
}
