package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An application with a policy of its own for the nodes of the catalog.
class OwnPolicyIT {

    private static final String KEY = "Authorization: Apikey secret";
    private static final String JSON = "Content-Type: application/json";

    @Test
    void aPolicyOfAnApplication_isInThePlaceOfTheBuiltInOne() throws Exception {
        Map<String, String> settings = Map.of("quadrel.catalog.api-key", "secret", "check.policy", "true");
        try (ServerProcess server = ServerProcess.start(Servers.home("check-app"), settings)) {
            make(server, "a", "[\"shown\"]");
            make(server, "b", "null");
            assertThat(status(server, "metadata/a")).isEqualTo(200);
            assertThat(status(server, "metadata/b")).isEqualTo(404);
            assertThat(Wire.get(server, "/api/v1/search/?fields=count", KEY).text())
                    .contains("\"count\":1");
            Wire.Reply refused = send(server, "PUT", "metadata/a", "{\"access_tags\":[\"other\"]}");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("Access policy rejects", "Nothing changes here");
        }
    }

    private static void make(ServerProcess server, String key, String tags) throws IOException {
        String body = "{\"id\":\"%s\",\"structure_family\":\"container\",\"access_tags\":%s}".formatted(key, tags);
        Wire.Reply made = send(server, "POST", "metadata/", body);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
    }

    private static Wire.Reply send(ServerProcess server, String method, String path, String body) throws IOException {
        return Wire.send(server, method, "/api/v1/" + path, body.getBytes(UTF_8), KEY, JSON);
    }

    private static int status(ServerProcess server, String path) throws IOException {
        return Wire.get(server, "/api/v1/" + path, KEY).status();
    }
}
