package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.UnrecoverableKeyException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.credential.store.impl.KeyStoreCredentialStore;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/// A passphrase in a credential store of WildFly, a file that is only read. A secret key there counts as its base64.
///
/// @param file as `elytron-tool.sh` makes it, in any form of key store that the JDK knows
/// @param alias of the entry
record StoredPassphrase(Path file, String alias) {

    /// @param password of the store
    /// @throws StartFailure where the store cannot be opened by it, or lacks the entry
    char[] read(char[] password) {
        String type = type(password);
        try {
            CredentialStore store = CredentialStore.getInstance(
                    KeyStoreCredentialStore.KEY_STORE_CREDENTIAL_STORE,
                    WildFlyElytronCredentialStoreProvider.getInstance());
            store.initialize(
                    Map.of("location", file.toString(), "keyStoreType", type, "modifiable", "false"),
                    new CredentialStore.CredentialSourceProtectionParameter(
                            IdentityCredentials.NONE.withCredential(clear(password))),
                    new Provider[] {WildFlyElytronPasswordProvider.getInstance()});
            return password(store)
                    .or(() -> key(store))
                    .orElseThrow(() -> new StartFailure("The credential store " + file
                            + " has no password and no secret key " + alias + ", only " + aliases(store)));
        } catch (GeneralSecurityException e) {
            throw new StartFailure("The credential store " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Of the key store that it is; asked first, as it says best what is wrong.
    private String type(char[] password) {
        if (!Files.isRegularFile(file)) {
            throw new StartFailure("There is no credential store " + file);
        }
        try {
            return KeyStore.getInstance(file.toFile(), password).getType();
        } catch (KeyStoreException e) {
            throw new StartFailure(file + " is no credential store", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "The password of the credential store " + file + " is another one"
                            : "The credential store " + file + " cannot be read: " + e,
                    e);
        }
    }

    private static PasswordCredential clear(char[] password) {
        return new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, password));
    }

    private Optional<char[]> password(CredentialStore store) throws CredentialStoreException {
        return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class, ClearPassword.ALGORITHM_CLEAR))
                .map(credential -> credential.getPassword(ClearPassword.class).getPassword());
    }

    private Optional<char[]> key(CredentialStore store) {
        try {
            return Optional.ofNullable(store.retrieve(alias, SecretKeyCredential.class))
                    .map(credential -> Base64.getEncoder()
                            .encodeToString(credential.getSecretKey().getEncoded())
                            .toCharArray());
        } catch (CredentialStoreException e) {
            throw new StartFailure("The credential store " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static TreeSet<String> aliases(CredentialStore store) {
        try {
            return new TreeSet<>(store.getAliases());
        } catch (CredentialStoreException e) {
            return new TreeSet<>();
        }
    }
}
