package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes over the same caches.
class LiveJobsTest {

    private final DefaultCacheManager caches = new DefaultCacheManager(new GlobalConfigurationBuilder().build());
    private final WorkerSettings settings = WorkerSettingsTest.settings(Map.of());
    private final JobTable table = new JobTable(cache("jobs"), cache("cargo"), Duration.ofMillis(300));
    private final LiveJobs here = new LiveJobs(table, settings);

    private Cache<String, String> cache(String name) {
        caches.defineConfiguration(name, new ConfigurationBuilder().build());
        return caches.getCache(name);
    }

    @AfterEach
    void stop() {
        here.close();
        caches.stop();
    }

    // rule 10
    @Test
    void aJobOfANodeThatDied_hasFailedWithThatReason() throws Exception {
        table.live("other");
        table.enter("17", record("other"));
        assertThat(here.look("17").orElseThrow().state()).isInstanceOf(JobState.Running.class);
        Thread.sleep(500);
        assertThat(here.take("17").orElseThrow().state())
                .isInstanceOfSatisfying(
                        JobState.Ended.class,
                        ended -> assertThat(ended.outcome())
                                .isInstanceOfSatisfying(
                                        Outcome.Failure.class,
                                        failure -> assertThat(failure.reason())
                                                .contains("has gone")
                                                .contains("other")));
        assertThat(here.take("17")).isEmpty();
    }

    @Test
    void aJobOfAnotherNode_isListedAndStopped() {
        table.live("other");
        table.enter("17", record("other"));
        assertThat(here.list()).containsOnlyKeys("17");
        assertThat(here.stop("17")).isTrue();
        assertThat(here.list()).isEmpty();
        assertThat(table.renew("17", record("other")))
                .as("the other node learns of it")
                .isFalse();
    }

    private static JobRecord record(String node) {
        return new JobRecord(
                "/w", node, "tester", Instant.EPOCH, new JobState.Running(new Progress.Report(0.5, "half")));
    }
}
