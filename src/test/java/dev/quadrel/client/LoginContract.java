package dev.quadrel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quadrel.client.ClientException.Unauthorized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How somebody logs in at any server of Tiled's API where users have passwords, and their tokens expire after three
/// seconds.
public abstract class LoginContract extends BriefLogin {

    @Test
    void somebodyWhoHasLoggedIn_isKnown() {
        // rule 8
        try (Context context = connected()) {
            Authentication who = context.authentication();
            assertThat(who.isAuthenticated()).isFalse();
            assertThat(who.providers()).singleElement().matches(LoginProvider::password);
            who.login(NAME, PASSWORD);
            assertThat(who.isAuthenticated()).isTrue();
            assertThat(identity(who)).isEqualTo(NAME);
            assertThat(context.root().path().isRoot()).isTrue();
        }
    }

    @Test
    void somebodyWhoHasLoggedIn_isRememberedInFilesOfHisOwn() throws Exception {
        // rule 8
        try (Context context = connected()) {
            context.authentication().login(NAME, PASSWORD);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> tokens = files.filter(Files::isRegularFile).toList();
            assertThat(tokens)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("access_token", "refresh_token");
            assertThat(tokens).allMatch(file -> permissions(file).equals("rw-------"));
        }
        try (Context again = connected()) {
            assertThat(identity(again.authentication())).isEqualTo(NAME);
            again.authentication().logout();
            assertThat(again.authentication().isAuthenticated()).isFalse();
        }
        try (Context later = connected()) {
            assertThat(later.authentication().isAuthenticated()).isFalse();
        }
    }

    @Test
    void tokensThatHaveExpired_areRenewed() throws Exception {
        // rule 9
        try (Context context = connected()) {
            context.authentication().login(NAME, PASSWORD);
            Thread.sleep(EXPIRY);
            assertThat(identity(context.authentication())).isEqualTo(NAME);
            context.authentication().refresh();
            assertThat(identity(context.authentication())).isEqualTo(NAME);
        }
    }

    @Test
    void aWrongPassword_isUnauthorized() {
        try (Context context = connected()) {
            assertThatExceptionOfType(Unauthorized.class)
                    .isThrownBy(() -> context.authentication().login(NAME, "wrong"));
            assertThat(context.authentication().isAuthenticated()).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.authentication().loginByDevice(code -> {}));
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.authentication().refresh());
        }
    }

    @Test
    void aKey_isMadeUsedAndRevoked() {
        // rule 8
        try (Context context = connected();
                Context byKey = connected()) {
            context.authentication().login(NAME, PASSWORD);
            ApiKey key = context.authentication()
                    .createApiKey(new ApiKey.Order(
                            List.of("read:metadata"),
                            Optional.of(Duration.ofMinutes(5)),
                            Optional.of("for a test"),
                            List.of()));
            assertThat(key.scopes()).containsExactly("read:metadata");
            byKey.authentication().use(new Credentials.Key(key.secret()));
            assertThat(byKey.authentication().whichApiKey())
                    .containsEntry("first_eight", key.firstEight())
                    .containsEntry("note", "for a test");
            assertThat(byKey.root().path().isRoot()).isTrue();
            context.authentication().revokeApiKey(key.secret());
            assertThatExceptionOfType(Unauthorized.class).isThrownBy(byKey::root);
        }
    }

    @Test
    void manyThreads_shareOneRenewal() throws Exception {
        // rule 9
        try (Context context = connected()) {
            context.authentication().login(NAME, PASSWORD);
            Thread.sleep(EXPIRY);
            assertThat(Stream.generate(() -> context)
                            .limit(16)
                            .parallel()
                            .map(shared -> identity(shared.authentication()))
                            .distinct())
                    .containsExactly(NAME);
        }
    }

    private Context connected() {
        return Quadrel.server(server(), options());
    }

    private static String identity(Authentication who) {
        Map<String, ?> principal = who.whoami().orElseThrow();
        Map<?, ?> identity = (Map<?, ?>) ((List<?>) principal.get("identities")).getFirst();
        return (String) identity.get("id");
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
