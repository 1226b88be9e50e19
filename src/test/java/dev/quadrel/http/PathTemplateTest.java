package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    /// One route for each kind of template, each below a prefix of its own so that none hides another.
    @Path("/")
    public static class Templates {

        @GET
        public String root() {
            return "yes";
        }

        @GET
        @Path("literal")
        public String literal() {
            return "yes";
        }

        @GET
        @Path("/slashes/around/")
        public String slashes() {
            return "yes";
        }

        @GET
        @Path("special/a.b+(c)$[d]^|e")
        public String special() {
            return "yes";
        }

        @GET
        @Path("letters/grüezi mitenand")
        public String letters() {
            return "yes";
        }

        @GET
        @Path("escaped/a%20b")
        public String escaped() {
            return "yes";
        }

        @GET
        @Path("grüezi")
        public String first() {
            return "yes";
        }

        @GET
        @Path("one/{a}")
        public String one() {
            return "yes";
        }

        @GET
        @Path("between/{a}/end")
        public String between() {
            return "yes";
        }

        @GET
        @Path("parts/{a}-{b}.txt")
        public String parts() {
            return "yes";
        }

        @GET
        @Path("digits/{a: \\d+}")
        public String digits() {
            return "yes";
        }

        @GET
        @Path("braces/{a : [0-9]{2}}")
        public String braces() {
            return "yes";
        }

        @GET
        @Path("either/{a: x|yy}/end")
        public String either() {
            return "yes";
        }

        @GET
        @Path("rest/{a: .*}")
        public String rest() {
            return "yes";
        }

        @GET
        @Path("more{paths: (/.*)?}")
        public String more() {
            return "yes";
        }

        @Path("locator/{a}")
        public Below locator() {
            return new Below();
        }
    }

    /// What a locator leads to.
    public static class Below {
        @GET
        @Path("x/y")
        public String value() {
            return "yes";
        }
    }

    /// The application of these routes.
    public static class App extends Edge.Resources {
        public App() {
            super(Templates.class);
        }
    }

    private static Edge edge;

    @BeforeAll
    static void start() throws Exception {
        edge = Edge.of(App.class);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    // rule 8
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/literal",
                "/literal/",
                "/slashes/around",
                "/slashes/around/",
                "/special/a.b+(c)$%5Bd%5D%5E%7Ce",
                "/letters/gr%C3%BCezi%20mitenand",
                "/escaped/a%20b",
                "/gr%C3%BCezi",
                "/one/x",
                "/one/x/",
                "/one/x%2Fy",
                "/one/%C3%A4%20",
                "/one/..",
                "/between/x/end",
                "/between/x/end/",
                "/parts/a-b.txt",
                "/parts/a-b-c.txt",
                "/digits/42",
                "/digits/42/",
                "/braces/42",
                "/either/x/end",
                "/either/yy/end",
                "/rest/x",
                "/rest/x/y/",
                "/more",
                "/more/",
                "/more/x/y",
                "/locator/a/x/y",
                "/locator/a/x/y/"
            })
    void aPathThatJaxRsAnswers_isKnown(String path) throws IOException {
        assertThat(edge.get(path).status()).isEqualTo(200);
        assertThat(edge.order().resources().answers("GET", path)).isTrue();
    }

    // rule 8
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/literal//",
                "//literal",
                "/./literal",
                "/literal/.",
                "/literal/x",
                "/literalx",
                "/Literal",
                "/l%69teral",
                "/literal%2F",
                "/slashes//around",
                "/slashes",
                "/special/axb+(c)$%5Bd%5D%5E%7Ce",
                "/special/a.bb(c)$%5Bd%5D%5E%7Ce",
                "/letters/gr%c3%bcezi%20mitenand",
                "/letters/gr%C3%BCezi+mitenand",
                "/escaped/a%2520b",
                "/one",
                "/one/",
                "/one//",
                "/one/x/y",
                "/between//end",
                "/between/x/y/end",
                "/parts/-b.txt",
                "/parts/a-b-txt",
                "/digits/x",
                "/digits/4x",
                "/digits/",
                "/braces/4",
                "/braces/423",
                "/either/z/end",
                "/either/x",
                "/rest",
                "/rest/",
                "/morex"
            })
    void aPathThatJaxRsDoesNotAnswer_isUnknown(String path) throws IOException {
        assertThat(edge.get(path).status()).isEqualTo(404);
        assertThat(edge.order().resources().answers("GET", path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',/", "/,/", "a,/a", "/a/,/a", "//a//,/a", "{a: .*},/{a: .*}", "{a: .*/},/{a: .*/}"})
    void join_startsWithASlashAndEndsWithNone(String template, String joined) {
        assertThat(PathTemplate.join("/", template, "")).isEqualTo(joined);
        assertThat(PathTemplate.join("api/", template)).isEqualTo("/api" + (joined.equals("/") ? "" : joined));
    }

    @Test
    void aBraceThatIsNeverClosed_isNamed() {
        assertThatThrownBy(() -> PathTemplate.compile("/a/{b: [0-9]{2}", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"/a/{b: [0-9]{2}\"");
    }
}
