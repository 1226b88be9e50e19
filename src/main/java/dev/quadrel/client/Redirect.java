package dev.quadrel.client;

import dev.quadrel.client.ClientException.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Where servers send those who come by `http`. No other redirect is followed: a key is for one server.
final class Redirect {

    private Redirect() {}

    /// The same path by `https` at the same host, where the server says so. Nobody says who asks.
    static Optional<URI> secure(URI api, Options options) {
        HttpRequest probe =
                HttpRequest.newBuilder(api).timeout(options.silenceTimeout()).build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(options.connectTimeout()).build()) {
            return http.send(probe, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .map(URI::create)
                    .filter(to ->
                            "https".equals(to.getScheme()) && api.getHost().equals(to.getHost()))
                    .map(to -> URI.create("https://" + to.getRawAuthority() + api.getRawPath()));
        } catch (IOException e) {
            throw new Unavailable(0, "The connection has failed: " + e.getMessage(), api, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(0, "The thread was interrupted", api, e);
        }
    }
}
