package dev.quadrel.worker;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.infinispan.Cache;

/// Jobs and pieces of long results, in two Infinispan caches that all nodes share, and which nodes live. Thread safe.
final class JobTable {

    /// A running job's entry is renewed long before; what is left of a lost node goes by itself.
    private static final Duration RUNNING_LIFE = Duration.ofHours(1);

    /// How long a node counts as living after it has said so.
    static final Duration NODE_LIFE = Duration.ofSeconds(15);

    private static final String NODE = "node ";
    private static final long SMALLEST = 1L << 52;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, String> jobs;
    private final Cache<String, String> cargo;

    private final Duration nodeLife;

    JobTable(Cache<String, String> jobs, Cache<String, String> cargo, Duration nodeLife) {
        this.jobs = jobs;
        this.cargo = cargo;
        this.nodeLife = nodeLife;
    }

    /// A new name for a job or a piece: a whole number of 16 digits that a JavaScript number holds exactly.
    String newToken() {
        return Long.toString(SMALLEST + random.nextLong(SMALLEST));
    }

    /// Enters a job that runs.
    void enter(String token, JobRecord job) {
        put(jobs, token, job.json(), RUNNING_LIFE);
    }

    /// Renews the entry of a job that runs.
    ///
    /// @return whether there still is one: a job that was stopped, on whatever node, has none
    boolean renew(String token, JobRecord job) {
        return jobs.replace(token, job.json(), RUNNING_LIFE.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    /// Enters how a job ended, unless it was stopped.
    void end(String token, JobRecord job, Duration life) {
        jobs.replace(token, job.json(), life.toMillis(), TimeUnit.MILLISECONDS);
    }

    Optional<JobRecord> find(String token) {
        return Optional.ofNullable(jobs.get(token)).map(JobRecord::parse);
    }

    /// Takes a job out; only one caller gets it.
    Optional<JobRecord> remove(String token) {
        return Optional.ofNullable(jobs.remove(token)).map(JobRecord::parse);
    }

    /// All jobs by their tokens.
    Map<String, JobRecord> list() {
        return jobs.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(NODE))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> JobRecord.parse(entry.getValue())));
    }

    /// Cuts a text into pieces of this many characters and keeps them; a character of two `char`s stays whole.
    ///
    /// @return the pieces' keys in their order
    List<String> store(String text, int size, Duration life) {
        List<String> keys = new ArrayList<>();
        int end;
        for (int start = 0; start < text.length(); start = end) {
            end = Math.min(start + size, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            String key = newToken();
            put(cargo, key, text.substring(start, end), life);
            keys.add(key);
        }
        return keys;
    }

    /// A piece, which is gone then.
    Optional<String> take(String key) {
        return Optional.ofNullable(cargo.remove(key));
    }

    /// Tells all nodes that this one lives.
    void live(String node) {
        put(jobs, NODE + node, "", nodeLife);
    }

    boolean lives(String node) {
        return jobs.containsKey(NODE + node);
    }

    private static void put(Cache<String, String> cache, String key, String value, Duration life) {
        cache.put(key, value, life.toMillis(), TimeUnit.MILLISECONDS);
    }
}
