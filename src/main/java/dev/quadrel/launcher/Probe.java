package dev.quadrel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/// One request, to see how a server is. The JDK's older client, as the newer one takes longer to load than to ask.
final class Probe {

    private static final int MILLIS = 5000;

    private Probe() {}

    /// Whether the server at this address says that it is ready.
    static boolean isReady(URI server) {
        return status(server.resolve("/health/ready")) == HttpURLConnection.HTTP_OK;
    }

    /// The status of a GET; 0 where nobody answers.
    static int status(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            if (body != null) {
                body.readAllBytes();
                body.close();
            }
            return status;
        } catch (IOException e) {
            return 0;
        }
    }
}
