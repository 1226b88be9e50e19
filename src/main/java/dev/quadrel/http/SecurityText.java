package dev.quadrel.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/// The file `security.txt` (RFC 9116): whom to tell of a hole.
final class SecurityText {

    static final String PATH = "/.well-known/security.txt";
    static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    /// The RFC wants less than a year, so that nobody relies on what is forgotten.
    private static final Duration LIFE = Duration.ofDays(180);

    private SecurityText() {}

    /// Writes it where there is somebody to tell.
    ///
    /// @param folder where it is written to
    /// @param now when the server starts: it expires half a year later
    static Optional<Path> write(SecuritySettings settings, Path folder, Instant now) {
        if (settings.securityContact().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.writeString(folder.resolve("quadrel-security.txt"), text(settings, now)));
        } catch (IOException e) {
            throw new UncheckedIOException("security.txt cannot be written to " + folder, e);
        }
    }

    private static String text(SecuritySettings settings, Instant now) {
        String contacts = settings.securityContact().stream()
                .map(contact -> "Contact: " + contact + "\n")
                .collect(Collectors.joining());
        return contacts
                + "Expires: " + now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS) + "\n"
                + settings.securityPolicy()
                        .map(policy -> "Policy: " + policy + "\n")
                        .orElse("");
    }
}
