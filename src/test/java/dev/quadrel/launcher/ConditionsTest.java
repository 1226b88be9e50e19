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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertParsed(expected);
        assertThatIllegalArgumentException().isThrownBy(() -> Conditions.parse("family:none"));
    }

    private static void assertParsed(Map<String, Query> expected) {
        expected.forEach(
                (text, query) -> assertThat(Conditions.parse(text)).as(text).isEqualTo(query));
    }

    @Test
    void keys_areOfAnyCharacters() {
        assertParsed(Map.ofEntries(
                Map.entry("what=now?", key("what").is("now?")),
                Map.entry("start-time=5", key("start-time").is(5)),
                Map.entry("größe<5", key("größe").below(5)),
                Map.entry("two words!=5", key("two words").isNot(5)),
                Map.entry("größe?", key("größe").exists()),
                Map.entry("a:b/c=d=e", key("a:b/c").is("d=e")),
                Map.entry("two words", fullText("two words")),
                Map.entry("\"a=b\"", fullText("a=b")),
                Map.entry("\"say \\\"hi\\\"\"", fullText("say \"hi\"")),
                Map.entry("\"a=b\"=5", key("a=b").is(5)),
                Map.entry("\"a=b\"?", key("a=b").exists()),
                Map.entry("=5", fullText("=5"))));
    }

    @Test
    void aNewNode_isNamedByItsContainerAndItsKey() {
        assertPlace("http://h/api/v1/metadata/a/b%20c?api_key=k", "http://h/api/v1/metadata/a?api_key=k", "b c");
        assertPlace("http://h/api/v1/metadata/a/größe 50%25", "http://h/api/v1/metadata/a", "größe 50%");
        assertPlace("http://h:80/a", "http://h:80", "a");
        // rule 39
        assertPlace("lab/names/50%41", "lab/names", "50%41");
        assertPlace("lab/what?", "lab", "what?");
    }

    private static void assertPlace(String text, String container, String key) {
        assertThat(new NodeAddress(text, Optional.empty()).place())
                .isEqualTo(new NodeAddress.Place(new NodeAddress(container, Optional.empty()), key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lab",
                "lab/",
                "/a",
                "http://h:80",
                "http://h:80/",
                "http://h/api/v1",
                "http://h/x/api/v1/metadata?api_key=k",
                "http://h/api/v1/metadata/"
            })
    void addressWithoutAKey_isNoPlaceForANode(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NodeAddress(text, Optional.empty()).place())
                .withMessageContaining("names no place for it");
    }

    @Test
    void theBar_saysHowMuchOfHowMuch() {
        assertThat(ProgressBar.line(50, 100)).isEqualTo("[###############...............] 50 of 100");
        assertThat(ProgressBar.line(1_500_000, -1)).isEqualTo("1.5 MB");
    }
}
