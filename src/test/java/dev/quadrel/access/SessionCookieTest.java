package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.negotiation.ApiServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests of browsers that have signed in.
class SessionCookieTest {

    // rules 1, 7 and 15
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET    | quadrel_session=5e55                   | -            | 200 | read",
                "GET    | quadrel_session=0000                   | -            | 401 | Not enough permissions",
                "GET    | quadrel_session=0000                   | Bearer x.y.z | 200 | read",
                "GET    | quadrel_session=5e55                   | Bearer old   | 401 | has expired",
                "GET    | quadrel_session=5e55; tiled_api_key=no | -            | 401 | Invalid API key",
                "POST   | quadrel_session=5e55                   | -            | 403 | x-csrf",
                "DELETE | quadrel_session=5e55; tiled_csrf=C     | -            | 401 | Request had scopes"
                        + " ['read:metadata']"
            })
    void aBrowsersSession_countsLast(String method, String cookies, String header, int status, String text)
            throws Exception {
        try (ApiServer members = ApiServer.of(new Guarded(), Gates.featureOfMembers())) {
            HttpRequest.Builder request = members.request("/api/v1/guarded")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Cookie", cookies);
            if (header != null) {
                request.header("Authorization", header);
            }
            if (cookies.contains("csrf")) {
                request.header("X-CSRF", "C");
            }
            HttpResponse<byte[]> reply = members.send(request);
            assertThat(reply.statusCode()).isEqualTo(status);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains(text);
        }
    }
}
