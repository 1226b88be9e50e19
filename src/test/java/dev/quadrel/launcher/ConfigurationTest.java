package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    private static final String TOKEN = "quadrel.command.admin-token";
    private static final String OTHER = "quadrel.other.secret";

    private static final Configuration MADE = new Configuration(
            ServicePlan.of("onetimekey")
                    .set("keys", "quadrel.onetimekey.port", 9123)
                    .set("daytime", "quadrel.daytime.port", 8813)
                    .secret("commands", TOKEN, "open sesame")
                    .secret("commands", OTHER, "ö\n\""),
            ServerChoice.usual(Optional.of(Path.of("/srv/server"))),
            Optional.empty(),
            Optional.empty());

    private static final Configuration SEALED = MADE.encrypted("correct horse"::toCharArray);

    @TempDir
    Path folder;

    // rule 19
    @Test
    void file_hasAllButTheSecrets_andOnlyItsOwnerReadsIt() throws Exception {
        Path file = folder.resolve("a.quadrel");
        ConfigurationFile.write(file, SEALED);
        assertThat(file).content().contains("\"version\": 1", "\"quadrel.onetimekey.port\": \"9123\"");
        assertThat(file).content().doesNotContain("sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Configuration read = ConfigurationFile.read(file);
        assertThat(read).isEqualTo(SEALED);
        assertThat(folder.toFile().list()).containsExactly("a.quadrel");
    }

    @Test
    void options_haveTheSecretsApart() {
        ServerOptions options = SEALED.decrypted("correct horse"::toCharArray).options();
        assertThat(options.settings())
                .containsEntry("quadrel.onetimekey.port", "9123")
                .containsEntry("quadrel.lifecycle.name", "onetimekey")
                .doesNotContainKeys(TOKEN, OTHER);
        assertThat(options.secrets()).isEqualTo(Map.of(TOKEN, "open sesame", OTHER, "ö\n\""));
        assertThat(options.server()).contains(Path.of("/srv/server"));
        assertThat(options.with(TOKEN, "public").secrets()).containsOnlyKeys(OTHER);
    }

    @Test
    void whatIsSetForTheServer_countsMoreThanWhatIsSetForAService() {
        ServerChoice server = ConfigurationCodec.read("""
            {"version": 1, "application": "a", "services": {"s": {"x": 1, "y": true}},
             "server": {"host": "::1", "port": 0, "settings": {"x": "2"}, "java-options": ["-Xmx1g"]}}
            """).server();
        ServicePlan plan = ServicePlan.of("a").set("s", "x", 1).set("s", "y", true);
        ServerOptions options = new Configuration(plan, server, Optional.empty(), Optional.empty()).options();
        assertThat(options.settings()).containsEntry("x", "2").containsEntry("y", "true");
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.javaOptions()).isEqualTo(List.of("-Xmx1g"));
    }

    // rule 20
    @Test
    void wrongPassphrase_isRefused() {
        assertThatThrownBy(() -> SEALED.decrypted("wrong horse"::toCharArray))
                .isInstanceOf(StartFailure.class)
                .hasMessage("The passphrase is not the one that the secrets were encrypted with");
    }

    // rule 20
    @Test
    void changedSecret_isRefused_whicheverByteItIs() {
        byte[] bytes = Base64.getDecoder().decode(stored(TOKEN));
        for (int i = 0; i < bytes.length; i += 5) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Configuration tampered = replaced(stored(TOKEN), Base64.getEncoder().encodeToString(changed));
            assertThatThrownBy(() -> tampered.decrypted("correct horse"::toCharArray))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(TOKEN)
                    .hasMessageContaining("changed");
        }
    }

    // rule 20
    @Test
    void secretOfAnotherSetting_isRefused() {
        Configuration moved = replaced(stored(TOKEN), stored(OTHER));
        assertThatThrownBy(() -> moved.decrypted("correct horse"::toCharArray))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(TOKEN);
    }

    @Test
    void samePassphrase_givesOtherBytesEachTime() {
        Configuration again = MADE.encrypted("correct horse"::toCharArray);
        assertThat(ConfigurationCodec.write(again)).isNotEqualTo(ConfigurationCodec.write(SEALED));
    }

    @Test
    void withoutSecrets_nobodyIsAsked() {
        Configuration plain = Configuration.of("a", ServerChoice.usual(Optional.empty()));
        assertThat(plain.encrypted(() -> {
                    throw new AssertionError("asked");
                }))
                .isSameAs(plain);
    }

    // rule 20
    @Test
    void shown_itHasNothingOfTheSecrets() {
        assertThat(ConfigurationCodec.masked(SEALED))
                .contains("\"" + TOKEN + "\": \"********\"", "9123")
                .doesNotContain(stored(TOKEN), "salt", "sesame");
        assertThat(MADE.toString()).doesNotContain("sesame");
        assertThatThrownBy(() -> ConfigurationCodec.write(MADE)).hasMessageContaining(TOKEN);
    }

    // rule 21
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1|\"version\": 2|it has version 2 of its form, but this Quadrel knows version 1 at most",
                "\"version\": 1|\"version\": 0|it has version 0",
                "\"version\": 1|\"version\": \"1\"|the member \"version\" of the file is no whole number",
                "\"host\"|\"hsot\"|the member \"hsot\" of the member \"server\" is not known; there are: folder, host",
                "\"application\": \"onetimekey\"|\"application\": \"a b\"|which \"a b\" has not",
                "\"services\"|\"server\"|Duplicate field 'server'",
                "\"port\": 8080|\"port\": null|the member \"port\" of the member \"server\" is no whole number",
                "\"9123\"|[9123]|the member \"quadrel.onetimekey.port\" of the member \"keys\" is no text, number",
                "600000|1|the iterations are from 100000 to 10000000, not 1",
                "AES-256-GCM|ROT13|its secrets are encrypted by ROT13",
                "\"quadrel.daytime.port\"|\"quadrel daytime\"|\"quadrel daytime\" is not",
                "{|[|This is no JSON"
            })
    void damagedFile_isRefusedAndUntouched(String part, String other, String message) throws Exception {
        String text = ConfigurationCodec.write(SEALED).replaceFirst(java.util.regex.Pattern.quote(part), other);
        Path file = Files.writeString(folder.resolve("damaged.quadrel"), text);
        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
        assertThat(file).hasContent(text);
    }

    @Test
    void state_comesBackWithAllItsDigits() {
        String state = """
            {
              "a": 12345678901234567890,
              "b": 0.1000,
              "c": [
                null,
                true,
                []
              ],
              "d": "é\\n"
            }\
            """;
        JsonMembers members = JsonMembers.of(JsonText.parse(state), "the state");
        Configuration frozen = MADE.with(members.members()).encrypted("p"::toCharArray);
        Configuration read = ConfigurationCodec.read(ConfigurationCodec.write(frozen));
        assertThat(JsonText.pretty(read.state().orElseThrow())).isEqualTo(state);
    }

    private static String stored(String setting) {
        return SEALED.plan().settings().get(setting).value();
    }

    private static Configuration replaced(String encrypted, String other) {
        return ConfigurationCodec.read(ConfigurationCodec.write(SEALED).replace(encrypted, other));
    }
}
