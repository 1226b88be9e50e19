package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.quadrel.fixture.LogLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;

class BodyWriterTest {

    @TempDir
    private static Path folder;

    private static FileChannel file;
    private static Bodies bodies;
    private static ApiServer server;

    @BeforeAll
    static void start() throws Exception {
        Path path = Files.write(folder.resolve("noise"), Bodies.noise(Bodies.LARGE));
        file = FileChannel.open(path);
        bodies = new Bodies(file);
        server = ApiServer.of(bodies);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        file.close();
    }

    // rule 1
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-msgpack | application/x-msgpack",
                "application/x-msgpack, application/json | application/x-msgpack",
                "application/json, application/x-msgpack | application/json",
                "*/*, application/x-msgpack | application/json",
                "text/html, application/x-msgpack;q=0.1 | application/x-msgpack",
                "image/png | application/json"
            })
    void aDescription_hasTheFormNamedFirst(String accept, String type) throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/bodies/description/5", "Accept", accept);
        assertThat(reply.headers().allValues("Content-Type")).containsExactly(type);
        assertThat(reply.headers().firstValue("Content-Length")).hasValue("" + reply.body().length);
        if (type.endsWith("json")) {
            assertThat(reply.body()).isEqualTo(Bodies.json(5));
        } else {
            assertThat(MessagePack.newDefaultUnpacker(reply.body())
                            .unpackValue()
                            .toJson())
                    .isEqualTo("{\"a\":[1,2.5,null,true,\"xxxxx\"]}");
        }
    }

    // rule 2
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description/2000 | gzip, deflate, br, zstd, blosc2 | zstd",
                "description/2000 | gzip;q=1, zstd;q=0.5 | gzip",
                "description/2000 | zstd;q=0, gzip | gzip",
                "description/2000 | * | zstd",
                "description/2000 | identity, gzip;q=0.9 | ''",
                "description/2000 | br | ''",
                "description/900 | zstd | ''",
                "text/known | zstd | zstd",
                "text/known | gzip | gzip",
                "text/unknown | gzip | gzip",
                "text/unknown | zstd | zstd",
                "text/short | zstd | zstd",
                "text/tiny | zstd | ''",
                "text/none | zstd | ''",
                "noise/heap | zstd | ''",
                "noise/file | zstd | ''",
                "noise/both | zstd | ''",
                "noise/unknown | gzip | ''",
                "image | zstd, gzip | ''"
            })
    void aBody_isCodedWhereThatHelps(String path, String accepted, String coding) throws Exception {
        HttpResponse<byte[]> plain = server.get("/api/v1/bodies/" + path);
        HttpResponse<byte[]> reply = server.get("/api/v1/bodies/" + path, "Accept-Encoding", accepted);
        assertThat(reply.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(coding);
        assertThat(decoded(reply.body(), coding)).isEqualTo(plain.body());
        assertThat(reply.body().length < plain.body().length).isEqualTo(!coding.isEmpty());
        boolean mayBeCoded = !path.equals("image") && !path.endsWith("/900") && !path.endsWith("none");
        assertThat(plain.headers().allValues("Vary").contains("Accept-Encoding"))
                .isEqualTo(mayBeCoded);
        assertThat(reply.headers().allValues("Vary").contains("Accept-Encoding"))
                .isEqualTo(mayBeCoded);
    }

    // rule 2
    @ParameterizedTest
    @CsvSource({"200000, true", "1048000, true", "1100000, false"})
    void aDescriptionOfUpToAMebibyte_isCodedInOneGo(int size, boolean whole) throws Exception {
        HttpResponse<byte[]> reply = server.get(
                "/api/v1/bodies/description/" + size, "Accept-Encoding", "zstd", "Accept", "application/json");
        int length = Bodies.json(size).length;
        assertThat(Zstd.getFrameContentSize(reply.body()) == length).isEqualTo(whole);
        assertThat(decoded(reply.body(), "zstd")).isEqualTo(Bodies.json(size));
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(strings = {"heap", "direct", "whole", "file", "part", "both"})
    void aKnownLength_isSaidAlsoToHead(String kind) throws Exception {
        String path = "/api/v1/bodies/noise/" + kind;
        HttpResponse<byte[]> reply = server.get(path);
        HttpResponse<byte[]> head =
                server.send(server.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        byte[] noise = Bodies.noise(Bodies.LARGE);
        byte[] expected =
                switch (kind) {
                    case "part" -> Arrays.copyOfRange(noise, 500_000, 1_500_000);
                    case "both" -> Arrays.copyOf(noise, 1_000_010);
                    default -> noise;
                };
        assertThat(reply.body()).isEqualTo(expected);
        assertThat(reply.headers().firstValue("Content-Length")).hasValue("" + expected.length);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("" + expected.length);
        assertThat(head.body()).isEmpty();
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(strings = {"text/unknown", "text/none", "description/9", "version"})
    void head_saysNoLengthThatGetHasNot(String path) throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/bodies/" + path);
        HttpResponse<byte[]> head = server.send(
                server.request("/api/v1/bodies/" + path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(reply.headers().firstValue("Content-Length"));
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(reply.headers().firstValue("Content-Type"));
        assertThat(head.body()).isEmpty();
    }

    // rule 5
    @Test
    void aBodyThatFailsBeforeItsFirstByte_isAnError() throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/bodies/fail/early");
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                .contains("under the id")
                .doesNotContain("purpose");
        assertThat(reply.headers().firstValue("Content-Length")).hasValue("" + reply.body().length);
    }

    // rule 5
    @ParameterizedTest
    @ValueSource(strings = {"late", "chunked", "cut"})
    void aBodyThatFailsLater_isCutOffAndLogged(String when) throws Exception {
        try (LogLines errors = LogLines.ofErrors()) {
            assertThatThrownBy(() -> server.get("/api/v1/bodies/fail/" + when)).isInstanceOf(IOException.class);
            assertThat(errors.await(1).getFirst())
                    .contains("broke off")
                    .contains(when.equals("cut") ? "ends 1000 bytes early" : "broken on purpose");
        }
    }

    // rule 7
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"v1 | 304", "\"v1\" | 304", "W/\"v1\" | 304", "a, \"v1\" | 304", "* | 304", "v2 | 200", "v | 200"})
    void aVersionThatTheClientHas_isNotSentAgain(String known, int status) throws Exception {
        int before = bodies.reads.get();
        HttpResponse<byte[]> reply = server.get("/api/v1/bodies/version", "If-None-Match", known);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("ETag")).hasValue("v1");
        assertThat(bodies.reads.get() - before).isEqualTo(status == 304 ? 0 : 1);
        assertThat(reply.body().length == 0).isEqualTo(status == 304);
    }

    // rule 9
    @Test
    void aReplyOfTheApi_isStamped() throws Exception {
        HttpResponse<byte[]> reply = server.get("/api/v1/bodies/fail/early");
        assertThat(reply.headers().firstValue("X-Tiled-Request-ID").orElse("")).matches("[0-9a-f]{16}");
        assertThat(reply.headers().firstValue("Server-Timing").orElse("")).matches("app;dur=[0-9]+\\.[0-9]");
        HttpResponse<byte[]> named = server.get("/api/v1/bodies/image", "X-Tiled-Request-ID", "mine-1");
        assertThat(named.headers().firstValue("X-Tiled-Request-ID")).hasValue("mine-1");
        HttpResponse<byte[]> odd = server.get("/api/v1/bodies/image", "X-Tiled-Request-ID", "<script>");
        assertThat(odd.headers().firstValue("X-Tiled-Request-ID").orElse("")).matches("[0-9a-f]{16}");
    }

    // rule 6
    @Test
    void aClientThatGoesAway_disturbsNobody() throws Exception {
        try (LogLines errors = LogLines.ofErrors()) {
            for (String kind : new String[] {"direct", "file"}) {
                try (Socket socket = new Socket("127.0.0.1", server.port())) {
                    socket.setReceiveBufferSize(4096);
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream()
                            .write(("GET /api/v1/bodies/noise/" + kind + " HTTP/1.1\r\nHost: h\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
                }
            }
            assertThat(server.get("/api/v1/bodies/image").statusCode()).isEqualTo(200);
            Thread.sleep(200);
            assertThat(errors.lines()).isEmpty();
        }
    }

    private static byte[] decoded(byte[] body, String coding) throws IOException {
        try (InputStream in = new ByteArrayInputStream(body);
                InputStream plain =
                        switch (coding) {
                            case "zstd" -> new ZstdInputStream(in);
                            case "gzip" -> new GZIPInputStream(in);
                            default -> in;
                        }) {
            return plain.readAllBytes();
        }
    }
}
