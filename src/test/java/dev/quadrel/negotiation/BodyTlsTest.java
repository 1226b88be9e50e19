package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies by https, with HTTP/1.1 and HTTP/2: the bytes take other ways through Undertow there.
class BodyTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    // rule 4
    @Test
    void bodies_areWholeByHttpsToo() throws Exception {
        byte[] noise = Bodies.noise(Bodies.LARGE);
        Path path = Files.write(folder.resolve("noise"), noise);
        try (FileChannel file = FileChannel.open(path);
                ApiServer server = ApiServer.of(context(), new Bodies(file))) {
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

    private SSLContext context() throws Exception {
        Path store = folder.resolve("keys.p12");
        String words = "-genkeypair -storepass changeit -keyalg EC -dname CN=localhost -ext san=dns:localhost -alias k"
                + " -keystore";
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = Stream.of(List.of(tool), List.of(words.split(" ")), List.of(store.toString()))
                .flatMap(List::stream)
                .toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            own.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("k", own.getCertificate("k"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return made;
    }
}
