package dev.quadrel.awkward;

import dev.quadrel.negotiation.JsonForm;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Keys of nodes of a form, such as `node1`.
final class FormKeys {

    private FormKeys() {}

    /// Reads a JSON list of keys, which may be empty.
    ///
    /// @throws ProblemException 422 for anything else
    static List<String> read(InputStream body) throws IOException {
        if (!(JsonForm.read(body) instanceof List<?> items)) {
            throw wrong();
        }
        List<String> keys = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String key)) {
                throw wrong();
            }
            keys.add(key);
        }
        return keys;
    }

    private static ProblemException wrong() {
        return ProblemException.of(422, "The body is a JSON list of keys of the form, such as [\"node1\"]");
    }

    /// Those of the buffers, such as `node1-data`, that belong to the nodes.
    static List<String> buffers(List<String> keys, List<String> names) {
        return names.stream()
                .filter(name -> keys.contains(name.substring(0, name.lastIndexOf('-'))))
                .toList();
    }
}
