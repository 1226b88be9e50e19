package dev.quadrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeFormTest {

    private static final String SOURCE = "'structure_family':'bytes','structure':null,'mimetype':'x/y'";

    // rule 18
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':5 | id",
                "'id':['a'] | id",
                "'metadata':[] | metadata",
                "'specs':'x' | specs",
                "'specs':[{}] | name",
                "'specs':[{'name':5}] | name",
                "'specs':[{'name':'x','version':1}] | version",
                "'access_blob':[] | access_blob",
                "'data_sources':'x' | data_sources",
                "'data_sources':{} | data_sources",
            })
    void memberOfAnotherKind_is422WithItsName(String member, String name) {
        assertRefused(name, "{'structure_family':'container'," + member + "}");
    }

    // rule 18
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'x' | id",
                "'mimetype':5 | mimetype",
                "'parameters':[] | parameters",
                "'management':'mine' | management",
                "'assets':'x' | assets",
                "'assets':[1] | asset",
                "'assets':[{'data_uri':5}] | data_uri",
                "'assets':[{'data_uri':'file://localhost/a b'}] | data_uri",
                "'assets':[{'data_uri':'file://localhost/a','is_directory':'no'}] | is_directory",
                "'assets':[{'data_uri':'file://localhost/a','num':1.5}] | num",
                "'assets':[{'data_uri':'file://localhost/a','num':4294967296}] | num",
                "'assets':[{'data_uri':'file://localhost/a','parameter':1}] | parameter",
                "'assets':[{'data_uri':'file://localhost/a','size':'1'}] | size",
            })
    void memberOfASourceOfAnotherKind_is422WithItsName(String member, String name) {
        assertRefused(name, node("bytes", SOURCE + "," + member));
    }

    // rule 18
    @Test
    void sourceOfAnotherFamilyThanTheNode_is422() {
        assertRefused("family bytes, but the node array", node("array", SOURCE));
    }

    // rule 18
    @Test
    void longValue_isNotToldWhole() {
        String list = "[" + "1,".repeat(10_000) + "1]";
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{'structure_family':'container','metadata':" + list + "}"))
                .satisfies(e -> assertThat(e.problem().detail()).hasSizeLessThan(300));
    }

    private static String node(String family, String source) {
        return "{'structure_family':'" + family + "','data_sources':[{" + source + "}]}";
    }

    private static void assertRefused(String name, String body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(body))
                .withMessageContaining(name)
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(422));
    }

    private static NewNode read(String body) {
        return NodeForm.node(Json.parse(body.replace('\'', '"')));
    }
}
