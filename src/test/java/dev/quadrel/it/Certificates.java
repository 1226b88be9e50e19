package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates of servers, and clients that trust them and no others.
final class Certificates {

    private static final Pattern PASSWORD =
            Pattern.compile("(?s)<key-store name=\"quadrel-development\">.*?clear-text=\"([^\"]+)\"");

    private Certificates() {}

    static SSLContext trusting(KeyStore certificates) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /// The one that the build has made for this server.
    static KeyStore development(ServerProcess of) throws Exception {
        Path configuration = of.base().resolve("configuration");
        Matcher password = PASSWORD.matcher(Files.readString(configuration.resolve("standalone.xml")));
        assertThat(password.find()).isTrue();
        return trusted(configuration.resolve("quadrel-development.p12"), password.group(1));
    }

    /// The certificates of a key store, without their keys: only such an entry is trusted.
    private static KeyStore trusted(Path file, String password) throws Exception {
        KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        for (String alias : Collections.list(keys.aliases())) {
            certificates.setCertificateEntry(alias, keys.getCertificate(alias));
        }
        return certificates;
    }

    /// Makes a key store with a certificate for this machine, whose password is `secret`.
    static KeyStore made(Path file) throws Exception {
        String options = "-genkeypair -keyalg EC -dname CN=lab -ext san=ip:127.0.0.1 -storetype PKCS12"
                + " -alias lab -storepass secret -keystore";
        List<String> command = new ArrayList<>(List.of(options.split(" ")));
        command.addFirst(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add(file.toString());
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(printed).isZero();
        return trusted(file, "secret");
    }
}
