package dev.quadrel.catalog;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/// What SQLite lacks: regular expressions, and equality of lists and objects.
final class SqliteFunctions {

    /// Before the message of an error that is the client's.
    static final String REFUSED = "refused: ";

    private SqliteFunctions() {}

    /// Makes them known to a connection.
    static void register(Connection connection) throws SQLException {
        Function.create(connection, "regexp", new Regexp(), 2, Function.FLAG_DETERMINISTIC);
        Function.create(connection, "json_same", new JsonSame(), 2, Function.FLAG_DETERMINISTIC);
    }

    /// The pattern that `regexp` takes.
    ///
    /// @throws ProblemException 400 where it is no regular expression, whether or not there is a text to search in
    static String pattern(String pattern, boolean caseSensitive) {
        try {
            Pattern.compile(pattern);
            return caseSensitive ? pattern : "(?iu)" + pattern;
        } catch (PatternSyntaxException e) {
            throw ProblemException.badRequest("The pattern is no regular expression: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw ProblemException.badRequest("The pattern has too many groups within groups");
        }
    }

    /// `regexp(pattern, text)`: whether the text has the pattern in it.
    private static final class Regexp extends Function {

        private @Nullable String last;
        private Pattern compiled = Pattern.compile("");

        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(1);
            result(text != null && matches(value_text(0), text) ? 1 : 0);
        }

        private boolean matches(String pattern, String text) throws SQLException {
            try {
                if (!pattern.equals(last)) {
                    compiled = Pattern.compile(pattern);
                    last = pattern;
                }
                return compiled.matcher(new BoundedText(text)).find();
            } catch (BoundedText.ExhaustedException | StackOverflowError e) {
                throw new SQLException(REFUSED + "The pattern takes too long; one without nested repetitions does not");
            }
        }
    }

    /// `json_same(json, json)`: whether two JSON texts are the same value, whatever the order of members.
    private static final class JsonSame extends Function {

        @Override
        protected void xFunc() throws SQLException {
            String one = value_text(0);
            String other = value_text(1);
            result(one != null && other != null && same(Json.parse(one), Json.parse(other)) ? 1 : 0);
        }

        private static boolean same(@Nullable Object one, @Nullable Object other) {
            return switch (one) {
                case null -> other == null;
                case Number number ->
                    other instanceof Number second
                            && new BigDecimal(number.toString()).compareTo(new BigDecimal(second.toString())) == 0;
                case List<?> list -> other instanceof List<?> second && same(list, second);
                case Map<?, ?> map -> other instanceof Map<?, ?> second && same(map, second);
                default -> one.equals(other);
            };
        }

        private static boolean same(List<?> one, List<?> other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean same(Map<?, ?> one, Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.entrySet().stream().allMatch(member -> same(member.getValue(), other.get(member.getKey())));
        }
    }
}
