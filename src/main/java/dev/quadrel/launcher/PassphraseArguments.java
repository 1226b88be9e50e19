package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The passphrase of a file's secrets: from a file, a credential store, the environment, or the one who sits at the
/// terminal.
final class PassphraseArguments {

    /// Has it, in the environment. No server inherits it.
    static final String VARIABLE = "QUADREL_PASSPHRASE";

    /// One of the two, or neither.
    private static final class Place {

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "Its first line is the passphrase of the file's secrets. Default: " + VARIABLE
                        + " in the environment, or you are asked.")
        private Optional<Path> file = Optional.empty();

        @ArgGroup(exclusive = false)
        private @Nullable CredentialStoreArguments store;

        Optional<char[]> passphrase() {
            return store == null ? file.map(each -> firstLine(each).toCharArray()) : Optional.of(store.passphrase());
        }
    }

    @ArgGroup
    private @Nullable Place place;

    /// For secrets that are there.
    ///
    /// @throws StartFailure where there is none
    char[] known() {
        return named().orElseGet(() -> ask("Passphrase: "));
    }

    /// For secrets that are encrypted with it: one that is typed is typed twice.
    ///
    /// @throws StartFailure where there is none
    char[] chosen() {
        return named().orElseGet(() -> {
            char[] first = ask("Passphrase for the secrets: ");
            if (!Arrays.equals(first, ask("The same again: "))) {
                throw new StartFailure("The two passphrases are not the same");
            }
            return first;
        });
    }

    private Optional<char[]> named() {
        return Optional.ofNullable(place)
                .flatMap(Place::passphrase)
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)).map(String::toCharArray))
                .map(PassphraseArguments::usable);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new StartFailure("The passphrase in " + file + " cannot be read: " + e, e);
        }
    }

    private static char[] ask(String prompt) {
        return usable(Terminal.secret(prompt)
                .orElseThrow(() -> new StartFailure("The file has secrets: name their passphrase by --passphrase-file"
                        + " or --credential-store, or in the environment as " + VARIABLE)));
    }

    private static char[] usable(char[] passphrase) {
        if (passphrase.length == 0) {
            throw new StartFailure("The passphrase is empty");
        }
        return passphrase;
    }
}
