package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Parameter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request wants to know of each node: `fields`, `select_metadata`, `omit_links`,
/// `include_data_sources`, `max_depth`.
///
/// @param selected what is made of the metadata
record Selected(Links links, Fields fields, boolean sources, boolean withLinks, UnaryOperator<String> selected) {

    private static final Pattern DEPTH = Pattern.compile("[0-5]");

    static Selected of(UriInfo uri, Links links) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        requireDepth(parameters.getFirst("max_depth"));
        return new Selected(
                links,
                Fields.parse(parameters.getOrDefault("fields", List.of())),
                flag(parameters, "include_data_sources"),
                !flag(parameters, "omit_links"),
                MetadataSelection.of(parameters.getFirst("select_metadata")));
    }

    /// Nothing below a node is ever told along with it, so any depth is kept to.
    private static void requireDepth(@Nullable String depth) {
        if (depth != null && !DEPTH.matcher(depth).matches()) {
            throw ProblemException.of(422, "max_depth is a number from 0 to 5, not " + Json.text(depth));
        }
    }

    NodeJson nodes() {
        return new NodeJson(links, fields, sources, withLinks, selected);
    }

    /// A switch in the URL; missing is off.
    ///
    /// @throws ProblemException 422 for another word
    static boolean flag(MultivaluedMap<String, String> parameters, String name) {
        return Parameter.flag(name, parameters.getFirst(name));
    }
}
