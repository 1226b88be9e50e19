package dev.quadrel.command;

import java.util.List;

/// Something an operator can type. A bean of this type is found by itself; a method becomes one by [ServerCommand].
public interface Command {

    /// One or more words with single blanks between them, such as `cache clear`.
    String name();

    /// How many words follow the name; negative for any number.
    default int arguments() {
        return -1;
    }

    /// What it does, in one line; may begin with the names of its arguments.
    String help();

    /// Runs it.
    ///
    /// @return what the operator is shown; empty for nothing
    /// @throws Exception whose message the operator is shown
    String run(List<String> arguments) throws Exception;

    /// Words that the argument after the given ones may be.
    ///
    /// @param arguments the words typed so far after the name, without the one under way
    /// @param prefix how the word under way begins; may be empty
    default List<String> complete(List<String> arguments, String prefix) {
        return List.of();
    }
}
