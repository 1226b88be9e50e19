package dev.quadrel.catalog;

import dev.quadrel.negotiation.JsonForm;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Lists of names that are too long for a URL.
public final class Names {

    private Names() {}

    /// Reads a JSON list of texts, of which there is one at least.
    ///
    /// @param what the names are of, for the message
    /// @throws ProblemException 422 for anything else
    public static List<String> read(InputStream body, String what) throws IOException {
        if (!(JsonForm.read(body) instanceof List<?> items) || items.isEmpty()) {
            throw wrong(what);
        }
        List<String> names = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String name)) {
                throw wrong(what);
            }
            names.add(name);
        }
        return names;
    }

    private static ProblemException wrong(String what) {
        return ProblemException.of(422, "The body is a JSON list of names of %s, one at least".formatted(what));
    }
}
