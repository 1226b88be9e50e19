package dev.quadrel.client;

import dev.quadrel.json.Json;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The SQLite file of a [ClientCache]. Thread safe: one statement at a time.
final class CacheFile implements AutoCloseable {

    /// Says that the file is such a cache, in its header; another number is another layout.
    private static final int APPLICATION = 0x51435231;

    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock();

    private CacheFile(Connection connection) {
        this.connection = connection;
    }

    static CacheFile open(Path file) {
        return checked(connected(file, "rwc"), file, true);
    }

    /// Nothing is made.
    static CacheFile readOnly(Path file) {
        return checked(connected(file, "ro"), file, false);
    }

    /// By a URI, in which no name of a file is mistaken for options.
    private static CacheFile connected(Path file, String mode) {
        String path = file.toAbsolutePath().toUri().getRawPath();
        try {
            return new CacheFile(DriverManager.getConnection("jdbc:sqlite:file:" + path + "?mode=" + mode));
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    private static IllegalArgumentException refused(Path file, Exception why) {
        return new IllegalArgumentException("The cache " + file + " cannot be opened: " + why.getMessage(), why);
    }

    /// @param prepared whether an empty one is made a cache
    private static CacheFile checked(CacheFile opened, Path file, boolean prepared) {
        boolean cache = false;
        try {
            if (prepared && opened.number("SELECT count(*) FROM sqlite_master") == 0) {
                opened.prepare();
            }
            cache = opened.number("PRAGMA application_id") == APPLICATION;
        } catch (IllegalStateException e) {
            throw refused(file, e.getCause() instanceof SQLException fault ? fault : e);
        } finally {
            if (!cache) {
                opened.close();
            }
        }
        if (!cache) {
            throw new IllegalArgumentException(file + " is a database, but not a cache of answers");
        }
        return opened;
    }

    /// Several programs may make it at a time.
    private void prepare() {
        update("PRAGMA journal_mode = WAL");
        update("PRAGMA application_id = " + APPLICATION);
        update("CREATE TABLE IF NOT EXISTS answers (request TEXT PRIMARY KEY, uri TEXT NOT NULL, headers TEXT NOT NULL,"
                + " body BLOB NOT NULL, used INTEGER NOT NULL)");
        update("CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used)");
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T locked(Work<T> work) {
        turn.lock();
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The cache cannot be used: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    long number(String question) {
        return locked(on -> {
            try (Statement statement = on.createStatement();
                    ResultSet row = statement.executeQuery(question)) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    private int update(String change, @Nullable Object... values) {
        return locked(on -> {
            try (PreparedStatement statement = on.prepareStatement(change)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
                return statement.getUpdateCount();
            }
        });
    }

    Optional<Reply> find(String key, URI uri) {
        return locked(on -> {
            try (PreparedStatement statement =
                    on.prepareStatement("SELECT headers, body FROM answers WHERE request = ?")) {
                statement.setString(1, key);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Reply(200, uri, headers(row.getString(1)), row.getBytes(2)))
                            : Optional.<Reply>empty();
                }
            }
        });
    }

    private static HttpHeaders headers(String json) {
        Map<String, List<String>> headers = new TreeMap<>();
        if (Json.parse(json) instanceof Map<?, ?> map) {
            map.forEach((name, values) -> headers.put(
                    String.valueOf(name),
                    values instanceof List<?> list
                            ? new ArrayList<>(list.stream().map(String::valueOf).toList())
                            : List.of()));
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    void touch(String key) {
        update("UPDATE answers SET used = (SELECT max(used) + 1 FROM answers) WHERE request = ?", key);
    }

    /// Other headers for the same answer; nothing where there is another one by now.
    void renew(String key, Reply kept, Reply renewed) {
        update(
                "UPDATE answers SET headers = ?, used = (SELECT max(used) + 1 FROM answers)"
                        + " WHERE request = ? AND headers = ?",
                text(renewed.headers()),
                key,
                text(kept.headers()));
    }

    /// Cookies are secrets of the one who has asked.
    private static String text(HttpHeaders headers) {
        Map<String, List<String>> kept = new TreeMap<>(headers.map());
        kept.keySet().removeIf("Set-Cookie"::equalsIgnoreCase);
        return Json.text(kept);
    }

    /// Makes room first, where there is none.
    void keep(String key, Reply reply, long capacity) {
        forget(key);
        long room = capacity - reply.body().length;
        while (number("SELECT coalesce(sum(length(body)), 0) FROM answers") > room) {
            update("DELETE FROM answers WHERE request = (SELECT request FROM answers ORDER BY used LIMIT 1)");
        }
        update(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM answers))",
                key,
                reply.uri().toString(),
                text(reply.headers()),
                reply.body());
    }

    void forget(String key) {
        update("DELETE FROM answers WHERE request = ?", key);
    }

    void delete(URI uri) {
        update("DELETE FROM answers WHERE uri = ?", uri.toString());
    }

    void clear() {
        update("DELETE FROM answers");
    }

    @Override
    public void close() {
        locked(on -> {
            on.close();
            return true;
        });
    }
}
