package dev.quadrel.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.access.Gates;
import dev.quadrel.figures.Figure.Sample;
import dev.quadrel.negotiation.ApiServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static SeContainer container;
    private static Figures figures;

    @ApplicationScoped
    static class Shelves implements FigureSource {
        @Override
        public List<Figure> figures() {
            return List.of(
                    new Figure(
                            "quadrel_books_total",
                            Figure.Type.COUNTER,
                            "Books by\nshelf",
                            List.of(new Sample(Map.of("shelf", "a\"\\"), 2), new Sample(Map.of("shelf", "b"), 1.5))),
                    Figure.gauge("other", "Not Quadrel's", 7));
        }
    }

    @ApplicationScoped
    static class Broken implements FigureSource {
        @Override
        public List<Figure> figures() {
            throw new IllegalStateException("the disk is full");
        }
    }

    @BeforeAll
    static void start() {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Figures.class, JvmFigures.class, Broken.class, Shelves.class)
                .initialize();
        figures = container.select(Figures.class).get();
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    // rules 1 and 2
    @Test
    void figures_areInPrometheusForm() {
        assertThat(PrometheusText.of(figures.all()))
                .contains("""
                    # HELP other Not Quadrel's
                    # TYPE other gauge
                    other 7
                    """)
                .contains("# HELP quadrel_books_total Books by\\nshelf\n")
                .contains("quadrel_books_total{shelf=\"a\\\"\\\\\"} 2\nquadrel_books_total{shelf=\"b\"} 1.5\n")
                .containsPattern("jvm_memory_used_bytes\\{area=\"heap\"} \\d{6,}\n")
                .containsPattern("process_cpu_seconds_total [0-9.]+\n")
                .matches("(?:# (?:HELP|TYPE) [a-z_]+ .+\n|[a-z_]+(?:\\{.+})? [0-9.E+-]+\n)+");
    }

    // rule 4
    @Test
    void inBrief_eachIsOneNumber() {
        assertThat(figures.brief()).isEqualTo(Map.of("books", 3L));
    }

    // rule 3
    @Test
    @SuppressWarnings("UnnecessaryAssignment")
    void whoMayNot_isTold() throws Exception {
        MetricsResource metrics = new MetricsResource();
        metrics.figures = figures;
        ApiMetricsResource again = new ApiMetricsResource();
        again.metrics = metrics;
        AccessGate gate = new AccessGate(new AccessSettings(Optional.of("secret"), true));
        try (ApiServer server = ApiServer.of(metrics, again, Gates.feature(gate))) {
            for (String path : List.of("/metrics", "/api/v1/metrics")) {
                assertThat(server.get(path).statusCode()).isEqualTo(401);
                HttpResponse<byte[]> reply = server.get(path, "Authorization", "Apikey secret");
                assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                        .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
                assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("quadrel_books_total{");
            }
        }
    }
}
