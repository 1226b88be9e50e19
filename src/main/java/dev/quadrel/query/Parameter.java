package dev.quadrel.query;

import dev.quadrel.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Single values in a URL.
public final class Parameter {

    private Parameter() {}

    /// A switch.
    ///
    /// @param text null where it is missing, which is off
    /// @throws ProblemException 422 for a word that is neither on nor off
    public static boolean flag(String name, @Nullable String text) {
        return switch (text == null ? "false" : text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes", "t", "y" -> true;
            case "false", "0", "off", "no", "f", "n" -> false;
            default -> throw ProblemException.of(422, "%s is true or false, not \"%s\"".formatted(name, text));
        };
    }

    /// A number that has to be there.
    ///
    /// @param text null where it is missing
    /// @param what it is the number of, for the message
    /// @throws ProblemException 422 where it is none
    public static long number(String name, @Nullable String text, String what) {
        try {
            return Long.parseLong(String.valueOf(text).strip());
        } catch (NumberFormatException e) {
            String found = text == null ? "and is missing" : "which \"" + text + "\" is not";
            throw ProblemException.of(422, "%s is the number of %s, %s".formatted(name, what, found));
        }
    }
}
