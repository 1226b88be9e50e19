package dev.quadrel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.query.Query.AccessBlob;
import dev.quadrel.query.Query.Comparison;
import dev.quadrel.query.Query.Contains;
import dev.quadrel.query.Query.Equal;
import dev.quadrel.query.Query.Family;
import dev.quadrel.query.Query.FullText;
import dev.quadrel.query.Query.In;
import dev.quadrel.query.Query.KeyPresent;
import dev.quadrel.query.Query.Keys;
import dev.quadrel.query.Query.Like;
import dev.quadrel.query.Query.Lookup;
import dev.quadrel.query.Query.NotEqual;
import dev.quadrel.query.Query.NotIn;
import dev.quadrel.query.Query.Operator;
import dev.quadrel.query.Query.Regex;
import dev.quadrel.query.Query.Specs;
import dev.quadrel.structure.StructureFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Conditions on their way to a server.
class QueryParametersTest {

    private static final MetadataKey KEY = MetadataKey.parse("sample.temp");

    static List<Query> queries() {
        return List.of(
                new FullText("two words"),
                new Lookup("a&b"),
                new Keys(List.of("a", "b")),
                new Regex(KEY, "a.*", false),
                new Equal(KEY, 5),
                new Equal(KEY, "red"),
                new Equal(KEY, null),
                new NotEqual(KEY, true),
                new Comparison(Operator.LE, KEY, 1.5),
                new Contains(KEY, "x"),
                new In(KEY, List.of(1, "two")),
                new NotIn(KEY, List.of()),
                new KeyPresent(KEY, false),
                new Like(KEY, "a_%"),
                new Specs(List.of("a"), List.of("b")),
                new Family(StructureFamily.TABLE),
                new AccessBlob(List.of("alice"), List.of("t")),
                new AccessBlob(List.of(), List.of("t")));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aCondition_isReadAsItWasWritten(Query query) {
        // rule 6
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        QueryParameters.of(query).forEach((name, value) -> parameters.put(name, List.of(value)));
        assertThat(QueryCodec.parse(parameters)).containsExactly(query);
    }

    @Test
    void anOrder_isReadAsItWasWritten_andTurned() {
        // rule 6
        Sorting sorting = Sorting.parse(List.of("color", "-sample.temp"));
        assertThat(Sorting.parse(sorting.texts())).isEqualTo(sorting);
        assertThat(sorting.reversed().texts()).containsExactly("-color", "sample.temp", "-");
        assertThat(sorting.reversed().reversed()).isEqualTo(sorting);
        assertThat(Sorting.CREATION.texts()).isEmpty();
    }

    @Test
    void twoUsers_haveNoFormOnTheWire() {
        AccessBlob blob = new AccessBlob(List.of("a", "b"), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> QueryParameters.of(blob));
    }
}
