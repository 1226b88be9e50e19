package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainResourcesTest {

    @Path("plain")
    static class Arguments {
        @Inject
        Runnable bean;

        @GET
        public String get(@QueryParam("a") String a, @Context UriInfo uri) {
            return a + uri;
        }
    }

    @Path("field")
    static class FilledField {
        @QueryParam("a")
        String a;
    }

    @Path("context")
    static class ContextField {
        @Context
        UriInfo uri;
    }

    @Path("setter")
    static class FilledSetter {
        @HeaderParam("Accept")
        void setAccept(String accept) {}
    }

    @Path("constructor")
    static class FilledConstructor {
        @Inject
        FilledConstructor(@PathParam("a") String a) {
            assertThat(a).isNotNull();
        }
    }

    @Path("below")
    static class Below extends FilledField {}

    @jakarta.validation.Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Limited {}

    @Path("constrained")
    static class Constrained {
        @Limited
        String text = "";
    }

    @Limited
    interface Rule {}

    @Path("inherited")
    static class ConstrainedAbove implements Rule {}

    static class NoResource {}

    // rule 13
    @Test
    void argumentsOfMethods_areNoneOfTheInstance() {
        assertThat(PlainResources.isPlain(Arguments.class)).isTrue();
    }

    // rule 13
    @ParameterizedTest
    @ValueSource(
            classes = {
                FilledField.class,
                ContextField.class,
                FilledSetter.class,
                FilledConstructor.class,
                Below.class,
                Constrained.class,
                ConstrainedAbove.class,
                NoResource.class
            })
    void whatIsFilledInOrValidated_isLeftAsItIs(Class<?> type) {
        assertThat(PlainResources.isPlain(type)).isFalse();
    }
}
