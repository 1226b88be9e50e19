package dev.quadrel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Middleware steps around methods of real CDI beans.
class MiddlewareStepsTest {

    /// Notes its turn, and ends the request where the query says so.
    abstract static class Noting implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            String name = getClass().getSimpleName();
            note(arguments, name);
            if (name.equals(arguments.query("throw"))) {
                throw new PreventDefault(403, "thrown by " + name);
            }
            return name.equals(arguments.query("answer")) ? Verdict.answer(201, name) : Verdict.proceed();
        }
    }

    static class ClassOne extends Noting {}

    static class ClassTwo extends Noting {}

    /// A bean that CDI would take for a ClassOne too.
    static class Stricter extends ClassOne {}

    static class MethodOne extends Noting {}

    @ApplicationScoped
    static class MethodTwo extends Noting {
        @Override
        public Verdict handle(RequestArguments arguments) {
            note(arguments, "shared");
            return Verdict.proceed();
        }
    }

    static class Other extends Noting {}

    static class NoBean extends Noting {
        NoBean(int unknown) {
            assertThat(unknown).isZero();
        }
    }

    /// Steps of the class and of its methods.
    @Middleware({ClassOne.class, ClassTwo.class})
    static class Resource {
        @Inject
        RequestArguments arguments;

        @Middleware({MethodOne.class, MethodTwo.class})
        String both() {
            note(arguments, "method");
            return "done";
        }

        String classAlone() {
            note(arguments, "method");
            return "done";
        }

        @Middleware(ClassTwo.class)
        String twice() {
            return "done";
        }
    }

    static class WithoutClassSteps {
        @Inject
        RequestArguments arguments;

        @Middleware({MethodOne.class, ClassOne.class})
        String methodAlone() {
            note(arguments, "method");
            return "done";
        }

        @Middleware({})
        String none() {
            note(arguments, "method");
            return "done";
        }

        @Middleware(NoBean.class)
        String broken() {
            return "done";
        }
    }

    static class Inherited {
        String inherited() {
            return "done";
        }
    }

    @Middleware(ClassOne.class)
    static class FirstHeir extends Inherited {}

    @Middleware(Other.class)
    abstract static class Between extends Inherited {}

    static class SecondHeir extends Between {}

    /// Gives each request its arguments, as the server's producer does from a servlet request.
    @ApplicationScoped
    static class Arguments {
        static String query = "";

        @Produces
        @RequestScoped
        RequestArguments arguments() {
            return PlainSource.get("/", query).arguments(new RequestSettings(1, 1, 1, Path.of("unused")));
        }
    }

    private static SeContainer container;

    @BeforeAll
    static void start() {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(MiddlewareInterceptor.class, MiddlewareSteps.class, Arguments.class)
                .addBeanClasses(
                        ClassOne.class, Stricter.class, ClassTwo.class, MethodOne.class, MethodTwo.class, Other.class)
                .addBeanClasses(Resource.class, WithoutClassSteps.class)
                .addBeanClasses(FirstHeir.class, SecondHeir.class)
                .initialize();
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    // rule 19
    @Test
    void theClasssSteps_runBeforeTheMethodsEachInTheOrderWritten() {
        assertThat(ran("", Resource.class, Resource::both))
                .containsExactly("ClassOne", "ClassTwo", "MethodOne", "shared", "method");
        assertThat(ran("", Resource.class, Resource::classAlone)).containsExactly("ClassOne", "ClassTwo", "method");
        assertThat(ran("", WithoutClassSteps.class, WithoutClassSteps::methodAlone))
                .containsExactly("MethodOne", "ClassOne", "method");
        assertThat(ran("", WithoutClassSteps.class, WithoutClassSteps::none)).containsExactly("method");
    }

    // rule 19
    @Test
    void aStepNamedByBoth_runsTwice() {
        assertThat(ran("", Resource.class, Resource::twice)).containsExactly("ClassOne", "ClassTwo", "ClassTwo");
    }

    // rule 19
    @Test
    void theFirstStepThatAnswers_endsTheChainWithItsReply() {
        assertThat(ran("answer=ClassTwo", Resource.class, resource -> {
                    assertThatThrownBy(resource::both)
                            .isInstanceOfSatisfying(
                                    Answered.class,
                                    answered -> assertThat(answered.reply()).isEqualTo(new Reply(201, "", "ClassTwo")));
                }))
                .containsExactly("ClassOne", "ClassTwo");
    }

    // rule 19
    @Test
    void theFirstStepThatThrows_endsTheChain() {
        assertThat(ran("throw=MethodOne", Resource.class, resource -> {
                    assertThatThrownBy(resource::both)
                            .isInstanceOf(PreventDefault.class)
                            .hasMessage("thrown by MethodOne");
                }))
                .containsExactly("ClassOne", "ClassTwo", "MethodOne");
    }

    // rule 19
    @Test
    void anInheritedMethod_hasTheStepsOfTheClassThatInheritsIt() {
        assertThat(ran("", FirstHeir.class, FirstHeir::inherited)).containsExactly("ClassOne");
        assertThat(ran("", SecondHeir.class, SecondHeir::inherited)).containsExactly("Other");
    }

    @Test
    void aStepThatIsNoBean_keepsTheMethodFromRunning() {
        ran("", WithoutClassSteps.class, resource -> {
            assertThatThrownBy(resource::broken).hasMessageContaining("NoBean");
        });
    }

    private static void note(RequestArguments arguments, String name) {
        @SuppressWarnings("unchecked")
        List<String> order = (List<String>) arguments.meta().computeIfAbsent("order", key -> new ArrayList<>());
        order.add(name);
    }

    /// What has run, in one request, when a method of a bean was called.
    private static <T> List<String> ran(String query, Class<T> type, Consumer<T> call) {
        RequestContextController request =
                container.select(RequestContextController.class).get();
        Arguments.query = query;
        request.activate();
        try {
            call.accept(container.select(type).get());
            RequestArguments arguments =
                    container.select(RequestArguments.class).get();
            List<?> order = (List<?>) arguments.meta().getOrDefault("order", List.of());
            return order.stream().map(String::valueOf).toList();
        } finally {
            request.deactivate();
        }
    }
}
