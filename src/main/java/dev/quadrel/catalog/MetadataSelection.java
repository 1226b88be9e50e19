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
        if (expression == null) {
            return UnaryOperator.identity();
        }
        Expression<JsonNode> compiled = compiled(expression);
        return metadata -> "{\"selected\":" + selected(compiled, expression, metadata) + "}";
    }

    /// An expression can ask for more than there is, such as the length of a number.
    private static JsonNode selected(Expression<JsonNode> compiled, String expression, String metadata) {
        try {
            return compiled.search(Json.tree(metadata));
        } catch (JmesPathException | IllegalArgumentException | StackOverflowError e) {
            throw refused(expression, String.valueOf(e.getMessage()));
        }
    }

    private static Expression<JsonNode> compiled(String expression) {
        try {
            return RUNTIME.compile(expression);
        } catch (JmesPathException | IllegalArgumentException | StackOverflowError e) {
            throw refused(expression, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException refused(String expression, String reason) {
        return ProblemException.badRequest("select_metadata is a JMESPath expression that fits the metadata, which"
                + " \"%s\" is not: %s".formatted(expression, reason));
    }
}
