package dev.quadrel.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificates of those who are trusted to vouch for others.
///
/// @param roots a PEM file; empty for those whom Java trusts
record PemTrust(Optional<Path> roots) implements TlsSource {

    @Override
    public SSLContext context() throws IOException, GeneralSecurityException {
        if (roots.isEmpty()) {
            return SSLContext.getDefault();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : PemKey.certificates(roots.get())) {
            store.setCertificateEntry("root" + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
