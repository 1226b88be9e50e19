package dev.quadrel.about;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.AccessSettings;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.ApiServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AboutResourceTest {

    private static ApiServer server(boolean publicRead) throws Exception {
        return server(new AccessSettings(Optional.of("secret"), publicRead));
    }

    @SuppressWarnings("UnnecessaryAssignment")
    private static ApiServer server(AccessSettings settings) throws Exception {
        AboutResource about = new AboutResource();
        about.gate = new AccessGate(settings);
        about.formats = new Formats() {
            @Override
            public Map<String, List<String>> mediaTypes() {
                return Map.of("array", List.of("application/octet-stream"));
            }

            @Override
            public Map<String, Map<String, List<String>>> aliases() {
                return Map.of("table", Map.of("text/csv", List.of("csv")));
            }
        };
        about.api = new OpenApiDocument();
        OpenApiResource api = new OpenApiResource();
        api.document = about.api;
        return ApiServer.of(about, new HealthResource(), api);
    }

    // rule 1
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/", "/api/v1/?api_key=wrong"})
    void theDocument_hasWhatClientsRequire(String path) throws Exception {
        try (ApiServer server = server(false)) {
            HttpResponse<byte[]> reply = server.get(path, "X-Forwarded-Host", "data.org");
            assertThat(reply.headers().allValues("Content-Type")).containsExactly("application/json");
            Map<?, ?> document = document(reply);
            assertThat(document.keySet())
                    .map(String::valueOf)
                    .containsExactly(
                            "api_version",
                            "library_version",
                            "formats",
                            "aliases",
                            "queries",
                            "authentication",
                            "links",
                            "meta");
            assertThat(document.get("api_version")).isEqualTo(0);
            assertThat(document.get("library_version")).isEqualTo("0.2.16");
            assertThat(Json.text(document.get("formats"))).isEqualTo("{\"array\":[\"application/octet-stream\"]}");
            assertThat(Json.text(document.get("aliases"))).isEqualTo("{\"table\":{\"text/csv\":[\"csv\"]}}");
            assertThat((List<?>) document.get("queries")).hasSize(16);
            assertThat(Json.text(document.get("authentication")))
                    .isEqualTo("{\"required\":true,\"providers\":[],\"links\":null}");
            assertThat(Json.text(document.get("links"))).contains("\"self\":\"http://data.org/api/v1\"");
            assertThat(Json.text(document.get("meta"))).isEqualTo("{\"root_path\":\"/api\"}");
        }
    }

    // rule 1
    @Test
    void withoutItsSlash_theRootIsElsewhere() throws Exception {
        try (ApiServer server = server(false)) {
            HttpResponse<byte[]> reply = server.get("/api/v1?a=%26&b=%7B1%7D", "X-Forwarded-Host", "data.org");
            assertThat(reply.statusCode()).isEqualTo(307);
            assertThat(reply.headers().firstValue("Location")).hasValue("http://data.org/api/v1/?a=%26&b=%7B1%7D");
        }
    }

    // rule 2
    @Test
    void aPublicCatalog_needsNoKey() throws Exception {
        try (ApiServer server = server(true)) {
            assertThat(Json.text(document(server.get("/api/v1/")).get("authentication")))
                    .contains("\"required\":false");
        }
    }

    // rule 5
    @Test
    void whereUsersLogIn_clientsLearnWhere() throws Exception {
        AccessSettings settings = new AccessSettings(Optional.empty(), false, Optional.of("lab"), List.of("kc"));
        try (ApiServer server = server(settings)) {
            HttpResponse<byte[]> reply = server.get("/api/v1/", "X-Forwarded-Host", "data.org");
            String authentication = Json.text(document(reply).get("authentication"));
            assertThat(authentication)
                    .startsWith("{\"required\":true,\"providers\":[{\"provider\":\"lab\",\"mode\":\"internal\","
                            + "\"links\":{\"auth_endpoint\":\"http://data.org/api/v1/auth/provider/lab/token\"},")
                    .contains("{\"provider\":\"kc\",\"mode\":\"external\","
                            + "\"links\":{\"auth_endpoint\":\"http://data.org/api/v1/auth/provider/kc/authorize\"},")
                    .contains("\"whoami\":\"http://data.org/api/v1/auth/whoami\"")
                    .contains("\"revoke_session\":\"http://data.org/api/v1/auth/session/revoke/{session_id}\"");
        }
    }

    // rule 3
    @Test
    void aProbe_findsTheServerReady() throws Exception {
        try (ApiServer server = server(false)) {
            HttpResponse<byte[]> reply = server.get("/healthz");
            assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("{\"status\":\"ready\"}");
            assertThat(reply.headers().firstValue("X-Tiled-Request-ID")).isEmpty();
        }
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/api/v1/openapi.json"})
    void theOpenApiDocument_namesTheServerAsTheClientSeesIt(String path) throws Exception {
        try (ApiServer server = server(false)) {
            HttpResponse<byte[]> reply = server.get(path, "X-Forwarded-Host", "data.org", "X-Forwarded-Proto", "https");
            assertThat(reply.headers().allValues("Content-Type")).containsExactly("application/json");
            assertThat(Json.text(document(reply).get("servers"))).isEqualTo("[{\"url\":\"https://data.org\"}]");
        }
    }

    private static Map<?, ?> document(HttpResponse<byte[]> reply) {
        return (Map<?, ?>) Json.parse(new String(reply.body(), StandardCharsets.UTF_8));
    }
}
