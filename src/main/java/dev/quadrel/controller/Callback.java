package dev.quadrel.controller;

import dev.quadrel.wslink.Arguments;
import org.jspecify.annotations.Nullable;

/// A function that is called by name: as a trigger from a browser, or through a [ControllerFunction].
@FunctionalInterface
public interface Callback {

    /// Does what it is called for.
    ///
    /// @return the result; a `CompletionStage` of it where it is not there yet
    @Nullable
    Object call(Arguments arguments) throws Exception;

    /// One that takes nothing and returns nothing.
    static Callback of(Runnable action) {
        return arguments -> {
            action.run();
            return null;
        };
    }
}
