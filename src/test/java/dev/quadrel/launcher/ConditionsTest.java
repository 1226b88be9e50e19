package dev.quadrel.launcher;

import static dev.quadrel.client.Queries.family;
import static dev.quadrel.client.Queries.fullText;
import static dev.quadrel.client.Queries.key;
import static dev.quadrel.client.Queries.specs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quadrel.query.Query;
import dev.quadrel.structure.StructureFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people type for commands of a catalog.
class ConditionsTest {

    @Test
    void conditions_areReadAsPeopleWriteThem() {
        Map<String, Query> expected = Map.ofEntries(
                Map.entry("copper", fullText("copper")),
                Map.entry("color=red", key("color").is("red")),
                Map.entry("color=\"5\"", key("color").is("5")),
                Map.entry("n=5", key("n").is(5)),
                Map.entry("n=null", key("n").is(null)),
                Map.entry("color!=red", key("color").isNot("red")),
                Map.entry("sample.temp<=1.5", key("sample.temp").atMost(1.5)),
                Map.entry("n>=2", key("n").atLeast(2)),
                Map.entry("n<2", key("n").below(2)),
                Map.entry("n>2", key("n").above(2)),
                Map.entry("tags~t1", key("tags").contains("t1")),
                Map.entry("list=[1,2]", key("list").is(List.of(1, 2))),
                Map.entry("name?=a%", key("name").like("a%")),
                Map.entry("last?", key("last").exists()),
                Map.entry("family:array", family(StructureFamily.ARRAY)),
                Map.entry("spec:xarray_dataset", specs("xarray_dataset")));
        expected.forEach(
                (text, query) -> assertThat(Conditions.parse(text)).as(text).isEqualTo(query));
        assertThatIllegalArgumentException().isThrownBy(() -> Conditions.parse("family:none"));
    }

    @Test
    void aNewNode_isNamedByItsContainerAndItsKey() {
        NodeAddress address = new NodeAddress("http://h/api/v1/metadata/a/b%20c?api_key=k", Optional.empty());
        assertThat(address.place())
                .isEqualTo(new NodeAddress.Place(
                        new NodeAddress("http://h/api/v1/metadata/a?api_key=k", Optional.empty()), "b c"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeAddress("lab", Optional.empty()).place());
    }

    @Test
    void theBar_saysHowMuchOfHowMuch() {
        assertThat(ProgressBar.line(50, 100)).isEqualTo("[###############...............] 50 of 100");
        assertThat(ProgressBar.line(1_500_000, -1)).isEqualTo("1.5 MB");
    }
}
