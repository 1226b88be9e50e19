package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// The routes of the application that README shows.
class QuickAppIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerProcess server = Servers.quickApp();

    @Test
    void uptime_isText() throws IOException {
        Wire.Reply reply = Wire.get(server, "/api/uptime/");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).hasValue("application/json");
        assertThat(json(reply).get("uptime").isTextual()).isTrue();
        assertThat(Wire.get(server, "/api/uptime").status()).isEqualTo(200);
    }

    @Test
    void uptime_sleepsAndRepeatsTheQuery() throws IOException {
        long start = System.nanoTime();
        JsonNode reply =
                json(Wire.get(server, "/api/uptime/1/?foo=1&bar=nan&baz=inf&fub=-inf&list=1,b,nan&text=a%20b"));
        assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
        assertThat(reply.get("foo").asDouble()).isEqualTo(1);
        assertThat(reply.get("bar").asText()).isEqualTo("NaN");
        assertThat(reply.get("baz").asText()).isEqualTo("Infinity");
        assertThat(reply.get("fub").asText()).isEqualTo("-Infinity");
        assertThat(reply.get("list").toString()).isEqualTo("[1.0,\"b\",\"NaN\"]");
        assertThat(reply.get("text").asText()).isEqualTo("a b");
    }

    @Test
    void uptime_withoutANumberIs400() throws IOException {
        Wire.Reply reply = Wire.get(server, "/api/uptime/soon");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(json(reply).get("detail").asText()).contains("\"soon\"");
    }

    @Test
    void segments_comeAsSent() throws IOException {
        assertThat(json(Wire.get(server, "/api/12.3/a/b/c/d")).get("version").asText())
                .isEqualTo("12.3");
        assertThat(json(Wire.get(server, "/api/:version/a/b/c/d"))
                        .get("version")
                        .asText())
                .isEqualTo(":version");
        assertThat(json(Wire.get(server, "/api/foo/b%20r")).get("foo").asText()).isEqualTo("b%20r");
        assertThat(json(Wire.get(server, "/api/foo/foo?include=me")).get("foo").asText())
                .isEqualTo("foo?include=me");
    }

    @Test
    void upload_tellsFieldsAndFiles() throws IOException {
        String body = part("name=\"zeta\"", "last")
                + part("name=\"alpha\"", "first")
                + part(
                        "name=\"file\"; filename=\"test.upload\"\r\nContent-Type: text/plain",
                        "example file\nmeaningless content\n");
        JsonNode reply = json(upload(body));
        assertThat(reply.toString())
                .isEqualTo("{\"0\":\"alpha is first\",\"1\":\"zeta is last\",\"2\":\"file is 33 bytes\","
                        + "\"3\":\"example file\",\"4\":\"meaningless content\",\"5\":\"\"}");
    }

    @Test
    void upload_escapesWhatIsNotText() throws IOException {
        JsonNode reply = json(upload(part("name=\"f\"; filename=\"f\"\r\nContent-Type: a/b", "a\u00ff\u0000")));
        assertThat(reply.get("0").asText()).isEqualTo("f is 3 bytes");
        assertThat(reply.get("1").asText()).isEqualTo("b'a\\xff\\x00'");
    }

    @Test
    void upload_overThePartLimitIs413() throws IOException {
        String fits = part("name=\"f\"; filename=\"f\"\r\nContent-Type: a/b", "x".repeat(78));
        assertThat(upload(fits).status()).isEqualTo(200);
        Wire.Reply reply = upload(part("name=\"f\"; filename=\"f\"\r\nContent-Type: a/b", "x".repeat(79)));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(json(reply).get("detail").asText()).startsWith("Uploaded file is too large!");
    }

    @Test
    void userDetails_goesThroughMiddleware() throws IOException {
        assertThat(Wire.get(server, "/api/user_details?token=secret").text()).isEqualTo("{\"name\":\"user\"}");
        assertThat(Wire.get(server, "/api/user_details?token=default").text()).isEqualTo("{\"name\":\"other\"}");
        assertThat(Wire.get(server, "/api/user_details?token=except").status()).isEqualTo(403);
        assertThat(Wire.get(server, "/api/user_details?token=else").status()).isEqualTo(401);
        assertThat(Wire.get(server, "/api/user_details").status()).isEqualTo(401);
    }

    @Test
    void staticRoot_hasPagesAndTheEmptyIcon() throws IOException {
        assertThat(Wire.get(server, "/example?q=1").header("Location")).hasValue("/example/?q=1");
        Wire.Reply page = Wire.get(server, "/example/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("ETag")).hasValue('"' + crc(page.body()) + '"');
        assertThat(Wire.get(server, "/example/", "If-None-Match: " + crc(page.body()))
                        .status())
                .isEqualTo(304);
        assertThat(Wire.get(server, "/example/example.py").status()).isEqualTo(404);
        assertThat(Wire.get(server, "/").status()).isEqualTo(404);
        Wire.Reply icon = Wire.get(server, "/favicon.ico");
        assertThat(icon.body()).hasSize(78);
        assertThat(icon.header("ETag")).hasValue("\"8f471f65\"");
        assertThat(icon.header("Content-Type")).hasValue("image/vnd.microsoft.icon");
        assertThat(Wire.get(server, "/favicon.ico", "If-None-Match: 8f471f65").status())
                .isEqualTo(304);
        assertThat(Wire.get(server, "/favicon.ico", "If-None-Match: deadbeef").status())
                .isEqualTo(200);
    }

    @Test
    void warsOwnFolders_areNotSent() throws IOException {
        for (String path : new String[] {
            "/WEB-INF/beans.xml",
            "/web-inf/beans.xml",
            "/META-INF/MANIFEST.MF",
            "/WEB-INF",
            "/x/../WEB-INF/jboss-web.xml",
            "/%57EB-INF/beans.xml"
        }) {
            assertThat(Wire.get(server, path).status()).as(path).isEqualTo(404);
        }
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private Wire.Reply upload(String parts) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write((parts + "--b--\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return Wire.send(
                server, "POST", "/api/upload", body.toByteArray(), "Content-Type: multipart/form-data; boundary=b");
    }

    private static JsonNode json(Wire.Reply reply) throws IOException {
        return JSON.readTree(reply.body());
    }

    private static String crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return Long.toHexString(crc.getValue());
    }
}
