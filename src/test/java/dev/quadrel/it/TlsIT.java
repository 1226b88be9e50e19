package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// TLS of a server that requires it, and of one that does not; the certificates that a server may have.
class TlsIT {

    private static final String HSTS = "Strict-Transport-Security";

    @TempDir
    Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(Servers.home(), Map.of("quadrel.tls.required", "true"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/,/", "/p?q=1,/p?q=1", "/a%2Fb/%20?q=%26&r,/a%2Fb/%20?q=%26&r", "/?,/"})
    void http_isRedirectedToTheSamePlaceInHttps(String target, String there) throws IOException {
        for (String method : new String[] {"GET", "POST", "HEAD"}) {
            Wire.Reply reply = Wire.send(server, method, target, new byte[0]);
            assertThat(reply.status()).isEqualTo(308);
            assertThat(reply.header("Location")).hasValue("https://127.0.0.1:" + server.httpsPort() + there);
            assertThat(reply.header(HSTS)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"lab.example.org:8080,lab.example.org", "lab.example.org,lab.example.org", "[::1]:8080,[::1]"})
    void theRedirect_namesTheHostOfTheRequest(String host, String there) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            String head = "GET /p HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 308 ")
                    .contains("Location: https://" + there + ":" + server.httpsPort() + "/p\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"/,200", "/no/such/thing,404", "/index.html,200"})
    void https_tellsBrowsersToStay(String path, int status) throws Exception {
        HttpResponse<String> reply = get(server, path, Certificates.trusting(Certificates.development(server)));
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().allValues(HSTS)).containsExactly("max-age=31536000; includeSubDomains");
    }

    @Test
    void whereTlsIsNotRequired_httpIsAnsweredAndNobodyIsToldToStay() throws Exception {
        ServerProcess free = Servers.quickApp();
        Wire.Reply plain = Wire.get(free, "/example/");
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header(HSTS)).isEmpty();
        HttpResponse<String> reply = get(free, "/example/", Certificates.trusting(Certificates.development(free)));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue(HSTS)).isEmpty();
    }

    /// Undertow gives HTTP/2 only to clients that know TLS 1.2 too, as browsers do.
    @ParameterizedTest
    @CsvSource({"'TLSv1.3,TLSv1.2',TLSv1.3,HTTP_2", "TLSv1.2,TLSv1.2,HTTP_2", "TLSv1.3,TLSv1.3,HTTP_1_1"})
    void bothVersions_areSpoken(String offered, String spoken, HttpClient.Version http) throws Exception {
        HttpResponse<String> reply =
                get(server, "/", Certificates.trusting(Certificates.development(server)), offered.split(","));
        assertThat(reply.sslSession().orElseThrow().getProtocol()).isEqualTo(spoken);
        assertThat(reply.version()).isEqualTo(http);
        assertThat(reply.body()).contains("Quadrel is running");
    }

    /// The JDK offers no TLS 1.1 any more, so the first message is written by hand; with 1.2 it is answered.
    @Test
    void anOlderVersion_isRefused() throws IOException {
        byte[] alert = answerToHello(0x0302);
        assertThat(alert[0]).as("alert").isEqualTo((byte) 21);
        assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        assertThat(answerToHello(0x0303)[0]).as("handshake").isEqualTo((byte) 22);
    }

    @Test
    void anotherServersCertificate_isNotThisServers() throws Exception {
        KeyStore others = Certificates.made(folder.resolve("other.p12"));
        assertThatThrownBy(() -> get(server, "/", Certificates.trusting(others)))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void aCertificateOfOnesOwn_isUsedUntilItIsTakenBack() throws Exception {
        KeyStore own = Certificates.made(folder.resolve("own.p12"));
        List<String> before = configuration();
        String keystore = "-Dcertificate.keystore=" + folder.resolve("own.p12");
        Cli wrong = cli("use-certificate.cli", "--resolve-parameter-values", keystore, "-Dcertificate.password=wrong");
        assertThat(wrong.status()).as(wrong.output()).isNotZero();
        assertThat(get(server, "/", Certificates.trusting(Certificates.development(server)))
                        .statusCode())
                .isEqualTo(200);

        cli("use-certificate.cli", "--resolve-parameter-values", keystore, "-Dcertificate.password=secret")
                .assertDone();
        assertThat(get(server, "/", Certificates.trusting(own)).statusCode()).isEqualTo(200);

        cli("restore-certificate.cli").assertDone();
        assertThat(get(server, "/", Certificates.trusting(Certificates.development(server)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(configuration()).containsExactlyElementsOf(before);
    }

    @Test
    void scripts_mayBeRunAgainAndTakenBack() throws Exception {
        List<String> before = configuration();
        String configure = scripts("configure-logging", "configure-undertow", "configure-security", "configure-ejb");
        cli(Files.writeString(folder.resolve("twice.cli"), configure + configure))
                .assertDone();
        assertThat(configuration()).containsExactlyElementsOf(before);

        String restore = scripts(
                "restore-certificate", "restore-security", "restore-undertow", "restore-logging", "restore-ejb");
        cli(Files.writeString(folder.resolve("back.cli"), restore + restore)).assertDone();
        assertThat(configuration())
                .as("the catalog's database is another script's")
                .noneMatch(line -> line.contains("quadrel-") && !line.contains("quadrel-catalog"));
        assertThat(Wire.get(server, "/").status())
                .as("TLS is not required any more")
                .isEqualTo(200);

        cli(Files.writeString(folder.resolve("again.cli"), configure)).assertDone();
        assertThat(configuration()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(Wire.get(server, "/").status()).isEqualTo(308);
        assertThat(get(server, "/", Certificates.trusting(Certificates.development(server)))
                        .statusCode())
                .isEqualTo(200);
    }

    /// The first bytes that answer a client which knows no newer version than this one.
    private static byte[] answerToHello(int version) throws IOException {
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(hello);
        out.writeShort(version);
        out.write(new byte[32]); // random
        out.write(0); // no session
        int[] suites = {0xc02b, 0xc02c, 0xc009, 0xc00a, 0xc013, 0xc014, 0x002f};
        out.writeShort(2 * suites.length);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.write(new byte[] {1, 0}); // no compression
        out.writeShort(22); // extensions: curve P-256, ECDSA with SHA-256 and SHA-1
        out.write(new byte[] {0, 10, 0, 4, 0, 2, 0, 23, 0, 13, 0, 6, 0, 4, 4, 3, 2, 3, 0, 23, 0, 0});
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream wire = new DataOutputStream(record);
        wire.write(new byte[] {22, 3, 1});
        wire.writeShort(hello.size() + 4);
        wire.write(new byte[] {1, 0});
        wire.writeShort(hello.size());
        hello.writeTo(wire);
        try (Socket socket = new Socket("127.0.0.1", server.httpsPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(record.toByteArray());
            return socket.getInputStream().readNBytes(7);
        }
    }

    private static HttpResponse<String> get(ServerProcess from, String path, SSLContext trust, String... versions)
            throws IOException, InterruptedException {
        SSLParameters parameters = trust.getDefaultSSLParameters();
        if (versions.length > 0) {
            parameters.setProtocols(versions);
        }
        URI uri = URI.create("https://127.0.0.1:" + from.httpsPort() + path);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(trust)
                .sslParameters(parameters)
                .build()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<String> configuration() throws IOException {
        return Files.readAllLines(server.base().resolve("configuration/standalone.xml"));
    }

    private static String scripts(String... names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(Files.readString(Path.of("wildfly-config", name + ".cli")))
                    .append('\n');
        }
        return all.toString();
    }

    private static Cli cli(String script, String... more) throws Exception {
        return cli(Path.of("wildfly-config", script), more);
    }

    /// Runs a script against the running server.
    private static Cli cli(Path script, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Servers.home().resolve("bin/jboss-cli.sh").toAbsolutePath().toString(),
                "--connect",
                "--controller=remote+http://127.0.0.1:" + server.managementPort(),
                "--file=" + script.toAbsolutePath()));
        command.addAll(List.of(more));
        return new Cli(command.toArray(String[]::new));
    }

    /// A command that has run to its end.
    private record Cli(int status, String output) {

        Cli(String... command) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            this(process.waitFor(), printed);
        }

        void assertDone() {
            assertThat(status).as(output).isZero();
        }
    }
}
