package dev.quadrel.worker;

import dev.quadrel.cache.CacheSettings;
import dev.quadrel.cache.ResultCache;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;

/// The workers of some classes with real caches and a real CDI container, without a server.
final class Rig implements AutoCloseable {

    final WorkerSettings settings = WorkerSettingsTest.settings(Map.of("quadrel.worker.queue", "2"));
    final DefaultCacheManager caches = new DefaultCacheManager(new GlobalConfigurationBuilder().build());
    final JobTable table;
    final LiveJobs live;
    final Jobs jobs;
    final ResultCache results;
    final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(16);

    private final SeContainer container;
    private final WorkerExtension extension = new WorkerExtension();

    Rig(Class<?>... beans) {
        for (String name : new String[] {"jobs", "cargo", "results"}) {
            caches.defineConfiguration(name, new ConfigurationBuilder().build());
        }
        container = container(extension, beans);
        table = new JobTable(caches.getCache("jobs"), caches.getCache("cargo"), Duration.ofMillis(300));
        live = new LiveJobs(table, settings);
        results = new ResultCache(caches.getCache("results"), CacheSettings.DEFAULTS, Clock.systemUTC());
        ExecutorService runner = pool;
        jobs = new Jobs(
                new Jobs.Surroundings(
                        container.getBeanManager(),
                        execution -> runner.execute(execution::run),
                        results,
                        settings,
                        Clock.systemUTC()),
                table,
                live);
    }

    static SeContainer container(WorkerExtension extension, Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(extension)
                .addBeanClasses(beans)
                .initialize();
    }

    WorkerMethod worker(String path) {
        return extension.workers().stream()
                .filter(worker -> worker.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    Job start(String path, Map<String, Object> payload) {
        return jobs.start(worker(path), new WorkerArguments(payload), "tester");
    }

    /// Waits for a job's end.
    Outcome end(Job job) throws InterruptedException {
        for (int i = 0; i < 1000 && !job.hasEnded(); i++) {
            Thread.sleep(10);
        }
        return job.record().state() instanceof JobState.Ended(Outcome outcome) ? outcome : fail(job);
    }

    private static Outcome fail(Job job) {
        throw new AssertionError("the job has not ended: " + job.record());
    }

    @Override
    public void close() {
        live.close();
        pool.shutdownNow();
        container.close();
        caches.stop();
    }
}
