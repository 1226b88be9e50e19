package dev.quadrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    // rule 7
    @Test
    void theFile_listsWhatIsNeededWithoutCommentsAndRecommendations() {
        assertThat(JvmOptions.required())
                .containsExactly(
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED");
    }

    // rule 7
    @Test
    void missingOptions_areThoseNotGiven() {
        assertThat(JvmOptions.missing(List.of("-a", "-b", "-c"), List.of("-Xmx1g", "-b")))
                .containsExactly("-a", "-c");
        assertThat(JvmOptions.missing(List.of("-a"), List.of("-b", "-a"))).isEmpty();
    }

    // rule 7
    @Test
    void aServerStartedWithoutThem_failsTheDeploymentAndNamesThem() {
        List<String> missing = JvmOptions.missing(
                JvmOptions.required(), ManagementFactory.getRuntimeMXBean().getInputArguments());
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/")
                .setDeploymentName("optionless");
        assertThat(missing).as("options that the JVM of the tests lacks").isNotEmpty();
        assertThatThrownBy(
                        () -> Servlets.newContainer().addDeployment(deployment).deploy())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(missing.getFirst())
                .hasMessageContaining(missing.getLast())
                .hasMessageContaining("JAVA_OPTS");
    }
}
