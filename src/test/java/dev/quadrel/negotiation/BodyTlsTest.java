package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.fixture.LocalhostKey;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies by https, with HTTP/1.1 and HTTP/2: the bytes take other ways through Undertow there.
class BodyTlsTest {

    @TempDir
    private Path folder;

    // rule 4
    @Test
    void bodies_areWholeByHttpsToo() throws Exception {
        byte[] noise = Bodies.noise(Bodies.LARGE);
        Path path = Files.write(folder.resolve("noise"), noise);
        try (FileChannel file = FileChannel.open(path);
                ApiServer server = ApiServer.of(LocalhostKey.context(folder), new Bodies(file))) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                for (String kind : List.of("heap", "direct", "file", "part", "unknown")) {
                    HttpResponse<byte[]> reply = server.send(
                            server.secureRequest("/api/v1/bodies/noise/" + kind).version(version));
                    assertThat(reply.version()).isEqualTo(version);
                    assertThat(reply.body())
                            .as("%s by %s", kind, version)
                            .isEqualTo(kind.equals("part") ? Arrays.copyOfRange(noise, 500_000, 1_500_000) : noise);
                }
            }
        }
    }
}
