package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.Quadrel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A server killed while a thousand clients upload leaves a catalog in which every node can be read in full or is not
/// there.
class CatalogCrashIT {

    private static final int CLIENTS = 1000;
    private static final int AT_ONCE = 64;
    private static final int ROUNDS = Integer.getInteger("quadrel.it.crashes", 2);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String PLACE = "[0-9a-f]{2}/[0-9a-f-]{36}/";
    private static final String STORED =
            PLACE + "(zarr\\.json|c/[0-3]|partition-0\\.(arrow|parquet))|tables\\.duckdb(\\.wal)?";

    private final Path folder = Servers.folder("crash");
    private final Map<String, String> settings =
            Map.of("quadrel.catalog.api-key", "secret", "quadrel.catalog.directory", folder.toString());

    @Test
    void everyNode_isReadInFullOrIsNotThere() throws Exception {
        ServerProcess server = ServerProcess.start(Servers.home(), settings);
        List<String> there = new ArrayList<>();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<DoomedUpload> uploads = uploads(round);
                int confirmed = killDuring(server, uploads);
                age();
                server = ServerProcess.startIn(server.base(), Servers.home(), settings);
                for (DoomedUpload upload : uploads) {
                    if (upload.isThere(server)) {
                        there.add(upload.key());
                    }
                }
                assertThat(listed(server)).containsExactlyInAnyOrderElementsOf(there);
                assertThat(strangeFiles()).isEmpty();
                System.out.printf("killed after %d of %d uploads%n", confirmed, CLIENTS * DoomedUpload.UPLOADS);
            }
        } finally {
            server.close();
        }
    }

    private static List<DoomedUpload> uploads(int round) {
        DoomedUpload.Kind[] kinds = DoomedUpload.Kind.values();
        return IntStream.range(0, CLIENTS)
                .mapToObj(i -> new DoomedUpload("r" + round + "-" + i, kinds[i % kinds.length]))
                .toList();
    }

    /// Kills the server when it has confirmed some of the uploads and others are under way. Not all clients are served
    /// at once: so the kill meets nodes in every state.
    ///
    /// @return how many it has confirmed
    private static int killDuring(ServerProcess server, List<DoomedUpload> uploads) throws Exception {
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> ends = uploads.stream()
                    .map(upload -> clients.submit(() -> isFinished(upload, server, turns)))
                    .toList();
            int enough = ThreadLocalRandom.current().nextInt(CLIENTS / 10, CLIENTS);
            Instant latest = Instant.now().plus(LONGEST);
            while (confirmed(uploads) < enough && Instant.now().isBefore(latest)) {
                Thread.sleep(5);
            }
            server.kill();
            int finished = 0;
            for (Future<Boolean> end : ends) {
                finished += end.get(1, TimeUnit.MINUTES) ? 1 : 0;
            }
            assertThat(finished).as("clients that were done").isLessThan(CLIENTS);
            assertThat(confirmed(uploads)).as("confirmed uploads").isGreaterThanOrEqualTo(enough);
            return confirmed(uploads);
        }
    }

    private static boolean isFinished(DoomedUpload upload, ServerProcess server, Semaphore turns)
            throws InterruptedException {
        turns.acquire();
        try {
            upload.run(server);
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            turns.release();
        }
    }

    private static int confirmed(List<DoomedUpload> uploads) {
        return uploads.stream()
                .mapToInt(upload -> Math.max(0, upload.answered()))
                .sum();
    }

    /// Lets a day go by for the files, so that what the kill has left may be taken away.
    private void age() throws IOException {
        for (Path path : below()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
    }

    private List<String> strangeFiles() throws IOException {
        Path data = folder.resolve("data");
        return below().stream()
                .filter(Files::isRegularFile)
                .map(path -> data.relativize(path).toString())
                .filter(name -> !name.matches(STORED))
                .toList();
    }

    private List<Path> below() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            return all.toList();
        }
    }

    private static List<String> listed(ServerProcess server) {
        ContainerClient root = (ContainerClient)
                Quadrel.connect(server.uri("/api/v1?api_key=secret").toString());
        try (Context _ = root.context()) {
            return root.keys().toList();
        }
    }
}
