package dev.quadrel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A running server, over HTTP.
///
/// @param address any of its addresses
/// @param key of an administrator
record RemoteServer(URI address, Optional<String> key) {

    private static final int CONNECT_MILLIS = 5000;

    /// What a request sends.
    record Body(String type, String text) {}

    /// What the server replied.
    record Answer(int status, String body) {

        boolean isDone() {
            return status == HttpURLConnection.HTTP_OK;
        }

        /// A member of the JSON object that it is, as text; otherwise all of it.
        String member(String name) {
            @Nullable Object value = JsonText.parse(body);
            return value instanceof Map<?, ?> members ? String.valueOf(members.get(name)) : body;
        }
    }

    /// Sends a request.
    ///
    /// @param path with its query
    /// @throws StartFailure where the server does not answer, or the key does not allow it
    Answer ask(String method, String path, Optional<Body> body) {
        URI uri = address.resolve(path);
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setRequestMethod(method);
            key.ifPresent(secret -> connection.setRequestProperty("Authorization", "Apikey " + secret));
            if (body.isPresent()) {
                connection.setRequestProperty("Content-Type", body.get().type());
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.get().text().getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new StartFailure("The server at " + address + " does not answer: " + e.getMessage(), e);
        }
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
