package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A credential store of WildFly that has the passphrase of a file's secrets.
final class CredentialStoreArguments {

    /// Has its own password, in the environment. No server inherits it.
    static final String VARIABLE = "QUADREL_CREDENTIAL_STORE_PASSWORD";

    @Option(
            names = "--credential-store",
            paramLabel = "FILE",
            required = true,
            description = "A credential store of WildFly that has the passphrase, as elytron-tool.sh makes it. Its own"
                    + " password is " + VARIABLE + " in the environment, or you are asked.")
    private Path file = Path.of("");

    @Option(
            names = "--credential-alias",
            paramLabel = "NAME",
            defaultValue = "quadrel",
            description = "The password, or secret key, in it. Default: ${DEFAULT-VALUE}")
    private String alias = "quadrel";

    /// @throws StartFailure where it cannot be had
    char[] passphrase() {
        char[] password = Optional.ofNullable(System.getenv(VARIABLE))
                .map(String::toCharArray)
                .or(() -> Terminal.secret("Password of the credential store: "))
                .orElseThrow(() -> new StartFailure(
                        "The password of the credential store is needed, in the environment as " + VARIABLE));
        return new StoredPassphrase(file, alias).read(password);
    }
}
