package dev.quadrel.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.jackson.JacksonRuntime;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A part of the metadata, chosen by a JMESPath expression: `{"selected": ...}`.
final class MetadataSelection {

    private static final JacksonRuntime RUNTIME = new JacksonRuntime();

    private MetadataSelection() {}

    /// What makes the chosen part of JSON metadata; without an expression it stays whole.
    ///
    /// @throws ProblemException 400 where the expression is none
    static UnaryOperator<String> of(@Nullable String expression) {
        if (expression == null || expression.isEmpty()) {
            return UnaryOperator.identity();
        }
        Expression<JsonNode> compiled = compiled(expression);
        return metadata -> "{\"selected\":" + compiled.search(Json.tree(metadata)) + "}";
    }

    private static Expression<JsonNode> compiled(String expression) {
        try {
            return RUNTIME.compile(expression);
        } catch (JmesPathException e) {
            throw ProblemException.badRequest("select_metadata is a JMESPath expression, which \"%s\" is not: %s"
                    .formatted(expression, e.getMessage()));
        }
    }
}
