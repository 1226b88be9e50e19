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
        CacheFile opened = connected("jdbc:sqlite:" + file, file);
        if (opened.number("SELECT count(*) FROM sqlite_master") == 0) {
            opened.prepare();
        }
        return opened.checked(file);
    }

    static CacheFile readOnly(Path file) {
        return connected("jdbc:sqlite:file:" + file + "?mode=ro", file).checked(file);
    }

    private static CacheFile connected(String url, Path file) {
        try {
            return new CacheFile(DriverManager.getConnection(url));
        } catch (SQLException e) {
            throw new IllegalArgumentException("The cache " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /// Several programs may make it at a time.
    private void prepare() {
        update("PRAGMA journal_mode = WAL");
        update("PRAGMA application_id = " + APPLICATION);
        update("CREATE TABLE IF NOT EXISTS answers (request TEXT PRIMARY KEY, uri TEXT NOT NULL, headers TEXT NOT NULL,"
                + " body BLOB NOT NULL, used INTEGER NOT NULL)");
        update("CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used)");
    }

    private CacheFile checked(Path file) {
        if (number("PRAGMA application_id") != APPLICATION) {
            close();
            throw new IllegalArgumentException(file + " is a database, but not a cache of answers");
        }
        return this;
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

    /// Requests that get different answers have different keys.
    private static String key(Request request) {
        return request.headers().getOrDefault("Accept", "") + " " + request.uri();
    }

    Optional<Reply> find(Request request) {
        return locked(on -> {
            try (PreparedStatement statement =
                    on.prepareStatement("SELECT headers, body FROM answers WHERE request = ?")) {
                statement.setString(1, key(request));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Reply(200, request.uri(), headers(row.getString(1)), row.getBytes(2)))
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

    void touch(Request request) {
        update("UPDATE answers SET used = (SELECT max(used) + 1 FROM answers) WHERE request = ?", key(request));
    }

    /// Makes room first, where there is none.
    void keep(Request request, Reply reply, long capacity) {
        update("DELETE FROM answers WHERE request = ?", key(request));
        long room = capacity - reply.body().length;
        while (number("SELECT coalesce(sum(length(body)), 0) FROM answers") > room) {
            update("DELETE FROM answers WHERE request = (SELECT request FROM answers ORDER BY used LIMIT 1)");
        }
        update(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM answers))",
                key(request),
                request.uri().toString(),
                Json.text(reply.headers().map()),
                reply.body());
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
