package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerExtensionTest {

    /// Two workers at one path, whatever the names of its variables.
    @ApplicationScoped
    public static class Twice {
        @Worker(path = "/a/:one")
        public String first() {
            return "";
        }

        @Worker(path = "/a/:two")
        public String second() {
            return "";
        }
    }

    /// A worker without a result.
    @ApplicationScoped
    public static class WithoutResult {
        @Worker(path = "/a")
        public void nothing() {}
    }

    /// A worker that CDI cannot call.
    @ApplicationScoped
    public static class Hidden {
        @Worker(path = "/a")
        String hidden() {
            return "";
        }
    }

    /// A worker whose path is none.
    @ApplicationScoped
    public static class NoPath {
        @Worker(path = "a b")
        public String odd() {
            return "";
        }
    }

    /// A worker with a parameter that nobody provides.
    @ApplicationScoped
    public static class Unknown {
        @Worker(path = "/a")
        public String wants(Thread thread) {
            return thread.getName();
        }
    }

    /// A worker with what it may have.
    @ApplicationScoped
    public static class Good {
        @Worker(path = "/:version/good")
        public Map<String, Object> good(Progress progress, Other other, WorkerArguments arguments) {
            return Map.of("other", other.name(), "cancelled", progress.cancelled(), "all", arguments.all());
        }
    }

    // rule 1
    @Test
    void twoWorkersAtOnePath_stopTheDeploymentWithBothNames() {
        assertThatThrownBy(() -> Rig.container(new WorkerExtension(), Twice.class))
                .hasMessageContaining("Twice.first()")
                .hasMessageContaining("Twice.second()");
    }

    // rule 1
    @ParameterizedTest
    @ValueSource(classes = {WithoutResult.class, Hidden.class, NoPath.class, Unknown.class})
    void aWorkerThatCannotWork_stopsTheDeploymentWithItsName(Class<?> bean) {
        assertThatThrownBy(() -> Rig.container(new WorkerExtension(), bean))
                .hasMessageContaining(bean.getName())
                .hasMessageContaining("()");
    }

    @Test
    void parameters_comeInAnyOrder_andFromCdi() throws Exception {
        WorkerExtension extension = new WorkerExtension();
        try (SeContainer container = Rig.container(extension, Good.class, Other.class)) {
            WorkerMethod worker = extension.workers().getFirst();
            assertThat(worker.template()).isEqualTo("/{version}/good");
            Object result =
                    worker.call(container.getBeanManager(), new WorkerArguments(Map.of("a", 1)), new Progress());
            assertThat(result).isEqualTo(Map.of("other", "other", "cancelled", false, "all", Map.of("a", 1)));
        }
    }

    /// What [Good] asks for.
    @ApplicationScoped
    public static class Other {
        public String name() {
            return "other";
        }
    }
}
