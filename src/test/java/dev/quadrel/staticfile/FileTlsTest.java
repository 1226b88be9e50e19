package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.fixture.LocalhostKey;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files by https, with HTTP/1.1 and HTTP/2: the bytes take other ways through Undertow there.
class FileTlsTest {

    @TempDir
    private static Path keys;

    private static SSLContext context;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeCertificate() throws Exception {
        context = LocalhostKey.context(keys);
    }

    // rules 8, 9 and 12
    @ParameterizedTest
    @EnumSource(Version.class)
    void filesAndRanges_areExact(Version version) throws Exception {
        byte[] content = new byte[6 << 20];
        new Random(3).nextBytes(content);
        Files.write(folder.resolve("large.bin"), content);
        Files.writeString(folder.resolve("small.txt"), "small");
        try (FileServer server = serve();
                HttpClient client = client(version)) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<byte[]> all = get(client, server, "/large.bin", "X: x");
                assertThat(all.version()).isEqualTo(version);
                assertThat(Arrays.equals(all.body(), content)).isTrue();
                assertThat(Arrays.equals(
                                get(client, server, "/large.bin", "Range: bytes=9000-5999999")
                                        .body(),
                                Arrays.copyOfRange(content, 9000, 6_000_000)))
                        .isTrue();
                assertThat(get(client, server, "/large.bin", "Range: bytes=0-0,9000-99999")
                                .body())
                        .hasSizeGreaterThan(91_001);
                assertThat(get(client, server, "/large.bin", "Range: bytes=99999999-")
                                .statusCode())
                        .isEqualTo(416);
                assertThat(get(client, server, "/small.txt", "Range: bytes=1-2").body())
                        .asString()
                        .isEqualTo("ma");
                assertThat(get(client, server, "/small.txt", "If-None-Match: *").statusCode())
                        .isEqualTo(304);
            }
        }
    }

    // rule 12
    @ParameterizedTest
    @EnumSource(Version.class)
    void fileCutWhileItIsSent_isAnErrorAtTheClient(Version version) throws Exception {
        Path large = folder.resolve("large.bin");
        try (FileChannel file = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[1]), (64 << 20) - 1);
        }
        try (FileServer server = serve();
                HttpClient client = client(version)) {
            HttpResponse<InputStream> reply =
                    client.send(request(server, "/large.bin").build(), BodyHandlers.ofInputStream());
            try (FileChannel file = FileChannel.open(large, StandardOpenOption.WRITE)) {
                file.truncate(100);
            }
            assertThatThrownBy(() -> reply.body().readAllBytes()).isInstanceOf(IOException.class);
            assertThat(get(client, server, "/large.bin", "X: x").body()).hasSize(100);
        }
    }

    private static HttpClient client(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(context).build();
    }

    private FileServer serve() {
        return FileServer.serving(
                Rules.of(folder).handlerRules(),
                Undertow.builder()
                        .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                        .addHttpsListener(0, "localhost", context));
    }

    private static HttpResponse<byte[]> get(HttpClient client, FileServer server, String path, String header)
            throws IOException, InterruptedException {
        String[] parts = header.split(": ");
        return client.send(request(server, path).header(parts[0], parts[1]).build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(FileServer server, String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path));
    }
}
