package dev.quadrel.socket;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/// Where the keys and trusted certificates of an endpoint come from. Asked once, when its service is prepared.
@FunctionalInterface
public interface TlsSource {

    /// What connections are encrypted with.
    SSLContext context() throws IOException, GeneralSecurityException;
}
