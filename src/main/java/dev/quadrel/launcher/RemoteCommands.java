package dev.quadrel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commands of a running server, over HTTP.
///
/// @param server its address
/// @param key of an administrator
record RemoteCommands(URI server, Optional<String> key) {

    private static final int CONNECT_MILLIS = 5000;

    /// What came of a line.
    ///
    /// @param text what to show
    /// @param done false where it was refused or has failed
    record Outcome(String text, boolean done) {}

    /// Runs a line.
    ///
    /// @throws StartFailure where the server does not answer, or the key is not one of an administrator
    Outcome run(String line) {
        Answer answer = ask("POST", "/admin/commands", Optional.of(line));
        return answer.isDone()
                ? new Outcome(member(answer.body, "output"), true)
                : new Outcome(member(answer.body, "detail"), false);
    }

    /// What the last word of a line may become.
    List<String> complete(String line) {
        String query = URLEncoder.encode(line, StandardCharsets.UTF_8);
        Answer answer = ask("GET", "/admin/commands/completion?line=" + query, Optional.empty());
        return answer.isDone()
                        && JsonText.parse(answer.body) instanceof Map<?, ?> members
                        && members.get("candidates") instanceof List<?> candidates
                ? candidates.stream().map(String::valueOf).toList()
                : List.of();
    }

    private record Answer(int status, String body) {

        boolean isDone() {
            return status == HttpURLConnection.HTTP_OK;
        }
    }

    private Answer ask(String method, String path, Optional<String> body) {
        URI uri = server.resolve(path);
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setRequestMethod(method);
            key.ifPresent(secret -> connection.setRequestProperty("Authorization", "Apikey " + secret));
            if (body.isPresent()) {
                connection.setRequestProperty("Content-Type", "text/plain; charset=utf-8");
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.get().getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new StartFailure("The server at " + server + " does not answer: " + e.getMessage(), e);
        }
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN) {
            throw new StartFailure("The server at " + server + " takes commands of administrators only: name the key by"
                    + " --api-key, or the folder of a server of yours by --directory");
        }
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String member(String body, String name) {
        @Nullable Object value = JsonText.parse(body);
        return value instanceof Map<?, ?> members ? String.valueOf(members.get(name)) : body;
    }
}
