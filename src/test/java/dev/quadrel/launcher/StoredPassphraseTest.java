package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Base64;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.credential.store.impl.KeyStoreCredentialStore;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

class StoredPassphraseTest {

    private static final byte[] KEY = new byte[32];

    @TempDir
    Path folder;

    // rule 31
    @ParameterizedTest
    @ValueSource(strings = {"JCEKS", "PKCS12"})
    void passwordsAndKeys_areRead_andTheStoreStaysAsItIs(String type) throws Exception {
        Path store = made(type);
        byte[] before = Files.readAllBytes(store);
        assertThat(new StoredPassphrase(store, "quadrel").read("of the store".toCharArray()))
                .isEqualTo("correct horse".toCharArray());
        assertThat(new StoredPassphrase(store, "aes").read("of the store".toCharArray()))
                .isEqualTo(Base64.getEncoder().encodeToString(KEY).toCharArray());
        assertThat(store).hasBinaryContent(before);
        assertThat(folder.toFile().list()).containsExactly("store");
    }

    // rule 31
    @ParameterizedTest
    @ValueSource(strings = {"JCEKS", "PKCS12"})
    void wrongPassword_isToldAsThat(String type) throws Exception {
        assertRefused(made(type), "quadrel", "wrong", "The password of the credential store %s is another one");
    }

    // rule 31
    @ParameterizedTest
    @ValueSource(strings = {"JCEKS", "PKCS12"})
    void entryThatIsNotThere_isToldWhichThereAre(String type) throws Exception {
        assertRefused(
                made(type),
                "quadrle",
                "of the store",
                "The credential store %s has no password and no secret key quadrle, only [aes, quadrel]");
    }

    // rule 31
    @Test
    void whatIsNoStore_isRefused() throws Exception {
        assertRefused(folder.resolve("none"), "a", "b", "There is no credential store %s");
        assertRefused(folder, "a", "b", "There is no credential store %s");
        Path text = Files.writeString(folder.resolve("text"), "no store");
        assertRefused(text, "a", "b", "%s is no credential store");
    }

    private static void assertRefused(Path store, String alias, String password, String message) {
        assertThatThrownBy(() -> new StoredPassphrase(store, alias).read(password.toCharArray()))
                .isInstanceOf(StartFailure.class)
                .hasMessage(message.formatted(store));
    }

    /// A store with a password and a key.
    private Path made(String type) throws GeneralSecurityException {
        Path file = folder.resolve("store");
        CredentialStore store = CredentialStore.getInstance(
                KeyStoreCredentialStore.KEY_STORE_CREDENTIAL_STORE,
                WildFlyElytronCredentialStoreProvider.getInstance());
        store.initialize(
                Map.of("location", file.toString(), "keyStoreType", type, "create", "true"),
                new CredentialStore.CredentialSourceProtectionParameter(
                        IdentityCredentials.NONE.withCredential(password("of the store"))),
                new Provider[] {WildFlyElytronPasswordProvider.getInstance()});
        store.store("quadrel", password("correct horse"), null);
        store.store("aes", new SecretKeyCredential(new SecretKeySpec(KEY, "AES")), null);
        store.flush();
        return file;
    }

    private static PasswordCredential password(String text) {
        return new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, text.toCharArray()));
    }
}
