package dev.quadrel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerializerRegistryTest {

    /// A form of another kind of data, as another package part brings it.
    private record Rows(String target, String mediaType, List<String> extensions) implements Format {}

    private static final SerializerRegistry REGISTRY = registry();

    private static SerializerRegistry registry() {
        List<Format> all = new ArrayList<>(ArrayFormats.ALL);
        all.add(new Rows("table", "application/vnd.apache.arrow.file", List.of("arrow", "feather")));
        all.add(new Rows("table", "text/csv", List.of("csv")));
        all.add(new Rows("xdi", "application/x-xdi", List.of("xdi")));
        return new SerializerRegistry(all);
    }

    // rule 1
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                         |                                    | application/octet-stream",
                "                         | */*                                | application/octet-stream",
                "                         | */*;q=0.8                          | application/octet-stream",
                "                         | application/json                   | application/json",
                "                         | image/*                            | image/png",
                "                         | text/html,application/xml,*/*;q=.8 | text/html",
                "                         | application/xml, text/csv          | text/csv",
                "                         | text/csv;q=0.1, application/json   | text/csv",
                "                         | Text/CSV                           | text/csv",
                "json                     | text/csv                           | application/json",
                "npy                      |                                    | application/x-npy",
                "tif                      |                                    | image/tiff",
                "htm                      |                                    | text/html",
                "txt                      |                                    | text/plain",
                "foo,csv                  |                                    | text/csv",
                "csv;header=absent        |                                    | text/csv;header=absent",
                "application/vnd.ms-excel |                                    | application/vnd.ms-excel",
                "''                       | text/csv; header=absent; q=1       | text/csv;header=absent",
                "*/*                      | text/csv                           | application/octet-stream",
            })
    void array_isSentInTheFirstFormThatIsKnown(@Nullable String format, @Nullable String accept, String mediaType) {
        Choice<ArrayFormat> choice = REGISTRY.choose(ArrayFormat.class, new Wanted(List.of("array"), format, accept));
        assertThat(choice.mediaType().text()).isEqualTo(mediaType);
        assertThat(choice.format().mediaType()).isEqualTo(choice.mediaType().base());
    }

    // rule 1
    @Test
    void formOfASpec_isChosenBeforeThatOfTheFamily() {
        Wanted wanted = new Wanted(List.of("xdi", "table"), null, "application/x-xdi");
        assertThat(REGISTRY.choose(Rows.class, wanted).format().target()).isEqualTo("xdi");
        assertThat(REGISTRY.choose(Rows.class, new Wanted(List.of("unknown", "table"), null, null))
                        .format()
                        .mediaType())
                .isEqualTo("application/vnd.apache.arrow.file");
    }

    @Test
    void parameters_areKeptForTheWriter() {
        Wanted wanted = new Wanted(List.of("table"), "text/csv;Header=absent", null);
        assertThat(REGISTRY.choose(Rows.class, wanted).mediaType().parameters()).isEqualTo(Map.of("header", "absent"));
    }

    // rule 2
    @Test
    void nothingThatIsKnown_is406WithWhatIs() {
        Wanted wanted = new Wanted(List.of("table"), "foo,image/png,json", "text/csv");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> REGISTRY.choose(Rows.class, wanted))
                .withMessage("None of the media types requested by the client are supported. "
                        + "Supported: application/vnd.apache.arrow.file, text/csv. "
                        + "Requested: foo, image/png, application/json.")
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }

    @Test
    void registry_describesItself() {
        assertThat(REGISTRY.formats().keySet()).containsExactly("array", "table", "xdi");
        assertThat(REGISTRY.formats().get("array"))
                .containsExactly(
                        "application/octet-stream",
                        "application/json",
                        "text/csv",
                        "text/x-comma-separated-values",
                        "text/plain",
                        "application/vnd.ms-excel",
                        "image/png",
                        "image/tiff",
                        "application/x-npy",
                        "text/html");
        assertThat(REGISTRY.aliases().get("table"))
                .isEqualTo(Map.of(
                        "application/vnd.apache.arrow.file", List.of("arrow", "feather"), "text/csv", List.of("csv")));
    }
}
