package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceScannerTest {

    /// Annotations of an interface that extends another one.
    public interface Above {
        @GET
        @Path("above")
        String above();
    }

    /// Annotations that the implementing class does not repeat.
    @Path("contract")
    public interface Contract extends Above {
        @POST
        @Path("made/{id}")
        String make();

        @GET
        default String given() {
            return "given";
        }
    }

    /// Implements it without an annotation of its own.
    public static class Implementing implements Contract {
        @Override
        public String make() {
            return "make";
        }

        @Override
        public String above() {
            return "above";
        }
    }

    /// Holds methods for the class below.
    @Path("inherited")
    public static class Parent {
        @GET
        @Path("a")
        public String a() {
            return "a";
        }

        @PUT
        @Path("b")
        public String b() {
            return "b";
        }
    }

    /// Overrides one of them without repeating its annotations.
    public static class Child extends Parent {
        @Override
        public String b() {
            return "child's b";
        }
    }

    /// Takes a method from a class that knows nothing of it.
    public static class Stranger {
        public String lent() {
            return "lent";
        }
    }

    /// Gives that method its path.
    public interface Lending {
        @GET
        @Path("lent")
        String lent();
    }

    /// Joins the two.
    @Path("joined")
    public static class Joined extends Stranger implements Lending {}

    /// A method that is not one of JAX-RS's own.
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("LINK")
    public @interface LINK {}

    /// A path with several methods, one without any, and a locator.
    @Path("several")
    public static class Several {
        @GET
        public String get() {
            return "get";
        }

        @LINK
        public String link() {
            return "link";
        }

        public String plain() {
            return "plain";
        }

        @Path("below/{id}")
        public Below below() {
            return new Below();
        }
    }

    /// Has no path: only a locator leads to it.
    public static class Below {
        @POST
        @Path("deep/er")
        public String post() {
            return "deeper";
        }

        @GET
        @Path("alone")
        public String alone() {
            return "alone";
        }
    }

    /// The application of these resources.
    public static class App extends Edge.Resources {
        public App() {
            super(Implementing.class, Child.class, Joined.class, Several.class);
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
    @CsvSource({
        "POST,/contract/made/7",
        "GET,/contract",
        "HEAD,/contract",
        "GET,/contract/above",
        "GET,/inherited/a",
        "HEAD,/inherited/a",
        "PUT,/inherited/b",
        "GET,/joined/lent",
        "GET,/several",
        "LINK,/several",
        "POST,/several/below/7/deep/er",
        "GET,/several/below/7/alone"
    })
    void aMethodThatJaxRsAnswers_isKnown(String method, String path) throws IOException {
        assertThat(edge.send(method, path).status()).isEqualTo(200);
        assertThat(edge.order().resources().answers(method, path)).isTrue();
    }

    // rule 8
    @ParameterizedTest
    @CsvSource({
        "GET,/contract/made/7,405",
        "POST,/inherited/a,405",
        "GET,/inherited/b,405",
        "HEAD,/inherited/b,405",
        "PUT,/several,405",
        "GET,/plain,404",
        "GET,/several/plain,404",
        "GET,/alone,404",
        "GET,/below/7/alone,404"
    })
    void aMethodThatJaxRsRefuses_isNotAnswered(String method, String path, int status) throws IOException {
        assertThat(edge.send(method, path).status()).isEqualTo(status);
        assertThat(edge.order().resources().answers(method, path)).isFalse();
        assertThat(edge.order().resources().knows(path)).isEqualTo(status == 405);
    }
}
