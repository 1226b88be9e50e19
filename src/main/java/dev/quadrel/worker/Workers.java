package dev.quadrel.worker;

import dev.quadrel.cache.ResultCache;
import dev.quadrel.cache.ServerCaches;
import dev.quadrel.command.LongWork;
import dev.quadrel.request.RequestArguments;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The workers of a deployment, and what can be changed of them while it runs.
@ApplicationScoped
public class Workers implements LongWork {

    /// A client asks again within this time.
    private static final Duration PICK_UP = Duration.ofSeconds(2);

    /// A worker as JAX-RS sees it.
    ///
    /// @param template path template, starts with `/`
    /// @param resource object with JAX-RS methods, to be bound to that path
    public record Route(String template, Object resource) {}

    private final WorkerSettings settings = WorkerSettings.from(ConfigProvider.getConfig());
    private volatile int chunkSize = settings.chunkSize();
    private @Nullable Desk desk;

    @Inject
    BeanManager beans;

    @Inject
    WorkerExtension extension;

    @Inject
    JobRunner runner;

    @Inject
    ResultCache cache;

    @Inject
    RequestArguments arguments;

    /// How many characters of a result are sent at once; a longer one is sent in pieces.
    public int chunkSize() {
        return chunkSize;
    }

    /// Changes that from now on.
    ///
    /// @param characters at least 1
    public void chunkSize(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("A piece has at least 1 character, not " + characters);
        }
        chunkSize = characters;
    }

    /// The size that the setting says.
    public int configuredChunkSize() {
        return settings.chunkSize();
    }

    /// The routes of all workers.
    public List<Route> routes() {
        return extension.workers().stream()
                .map(worker -> new Route(worker.template(), new WorkerResource(worker, this::desk, arguments)))
                .toList();
    }

    /// All jobs by their tokens.
    Map<String, JobRecord> list() {
        return desk().live().list();
    }

    /// Stops a job, on whatever node.
    ///
    /// @return whether there was one
    boolean stop(String token) {
        return desk().live().stop(token);
    }

    /// How many jobs this server has had since its first.
    synchronized Jobs.Counts counts() {
        return desk == null ? Jobs.Counts.NONE : desk.jobs().counts();
    }

    @Override
    public void finish(Instant end) throws InterruptedException {
        if (!extension.workers().isEmpty()) {
            desk().jobs().finish(end, PICK_UP);
        }
    }

    private synchronized Desk desk() {
        if (desk == null) {
            JobTable table = new JobTable(ServerCaches.get("jobs"), ServerCaches.get("cargo"), JobTable.NODE_LIFE);
            LiveJobs live = new LiveJobs(table, settings);
            Jobs.Surroundings surroundings =
                    new Jobs.Surroundings(beans, runner::run, cache, settings, Clock.systemUTC());
            desk = new Desk(new Jobs(surroundings, table, live), live, table, settings, this::chunkSize);
        }
        return desk;
    }

    @PreDestroy
    void stop() {
        if (desk != null) {
            desk.close();
        }
    }
}
