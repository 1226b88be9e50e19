package dev.quadrel.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeResourceTest {

    private static boolean isUp;
    private static boolean fails;

    @ApplicationScoped
    static class Database implements Probe {
        @Override
        public String name() {
            return "database";
        }

        @Override
        public Set<Question> questions() {
            return EnumSet.of(Question.READY);
        }

        @Override
        public boolean isUp() {
            if (fails) {
                throw new IllegalStateException("the password is 7");
            }
            return isUp;
        }
    }

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(ProbeResource.class, Database.class)
            .initialize();
    private final ProbeResource resource = container.select(ProbeResource.class).get();

    @AfterEach
    void stop() {
        container.close();
        fails = false;
    }

    // rules 1 and 3
    @Test
    void whatIsWell_isUp() {
        isUp = true;
        assertThat(text(resource.ready(), 200))
                .contains("\"status\":\"UP\"")
                .contains("{\"name\":\"database\",\"status\":\"UP\"},{\"name\":\"server\",\"status\":\"UP\"}");
    }

    // rule 1
    @Test
    void whatIsNotWell_isDown_whereItMatters() {
        isUp = false;
        assertThat(text(resource.ready(), 503)).contains("\"status\":\"DOWN\"", "\"name\":\"database\"");
        assertThat(text(resource.all(), 503)).contains("DOWN");
        assertThat(text(resource.live(), 200)).contains("UP").doesNotContain("database");
        assertThat(text(resource.started(), 200)).contains("UP").doesNotContain("database");
    }

    // rule 2
    @Test
    void whatFails_isDown_andTellsNothing() {
        fails = true;
        assertThat(text(resource.ready(), 503)).contains("DOWN").doesNotContain("password");
    }

    private static String text(Response response, int status) {
        assertThat(response.getStatus()).isEqualTo(status);
        return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    }
}
