package dev.quadrel.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vafer.jdeb.shaded.commons.compress.archivers.ar.ArArchiveEntry;
import org.vafer.jdeb.shaded.commons.compress.archivers.ar.ArArchiveInputStream;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveInputStream;

class DebianPackageTest {

    private static final DebianName NAME = new DebianName("keys", "1.2~rc1", "Ann Lee <ann@example.org>");
    private static final String SERVER = "./usr/share/keys/server/";

    @TempDir
    Path folder;

    private Path server;
    private Path program;

    /// A file of an archive.
    private record Entry(int mode, String owner, byte[] bytes) {

        String text() {
            return new String(bytes, UTF_8);
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        server = folder.resolve("server");
        for (String file : new String[] {
            "jboss-modules.jar",
            "bin/jboss-cli.sh",
            "bin/jboss-cli.bat",
            "modules/org/a/main/lib/linux-x86_64/liba.so",
            "modules/org/a/main/module.xml",
            "docs/licenses/licenses.xml",
            ".installation/hash",
            "standalone/deployments/ROOT.war",
            "standalone/log/server.log"
        }) {
            Path path = server.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        program = folder.resolve("quadrel.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(program))) {
            for (String entry : new String[] {"dev/quadrel/launcher/Main.class", "server/jboss-modules.jar"}) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.write(1);
            }
        }
    }

    // rule 27
    @Test
    void theServerIsInThePackage_withoutWhatOtherSystemsNeed() throws IOException {
        Map<String, Entry> files = files("data.tar.gz", Optional.empty());
        assertThat(files.keySet().stream().filter(file -> file.startsWith(SERVER)))
                .containsExactlyInAnyOrder(
                        SERVER + "jboss-modules.jar",
                        SERVER + "bin/jboss-cli.sh",
                        SERVER + "modules/org/a/main/module.xml",
                        SERVER + "standalone/deployments/ROOT.war");
        assertThat(files).containsKey("./usr/share/doc/keys/licenses/licenses.xml");
        assertThat(files.get(SERVER + "bin/jboss-cli.sh").mode() & 0777).isEqualTo(0755);
        assertThat(files.get(SERVER + "jboss-modules.jar").mode() & 0777).isEqualTo(0644);
        assertThat(files.get("./usr/bin/keys").mode() & 0777).isEqualTo(0755);
        assertThat(files.values()).allSatisfy(entry -> assertThat(entry.owner()).isEqualTo("root"));
    }

    // rule 27
    @Test
    void licensesThatAreWebPages_loadNothing() throws IOException {
        Files.writeString(
                server.resolve("docs/licenses/mit-0.html"),
                "<link href='//a/b'><SCRIPT src='//a/c'></SCRIPT><script>\nload()\n</script><p>\u00a9 <img src=d>Ann");
        assertThat(files("data.tar.gz", Optional.empty())
                        .get("./usr/share/doc/keys/licenses/mit-0.html")
                        .text())
                .isEqualTo("<p>\u00a9 Ann");
    }

    // rule 27
    @Test
    void theProgramIsThere_withoutASecondServer() throws IOException {
        byte[] jar = files("data.tar.gz", Optional.empty())
                .get("./usr/share/keys/quadrel.jar")
                .bytes();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("dev/quadrel/launcher/Main.class");
            assertThat(in.getNextEntry()).isNull();
        }
    }

    // rule 27
    @Test
    void aWar_takesThePlaceOfTheServersOwn() throws IOException {
        Path war = Files.writeString(folder.resolve("keys.war"), "mine");
        Map<String, Entry> files = files("data.tar.gz", Optional.of(war));
        assertThat(files.get(SERVER + "standalone/deployments/ROOT.war").text()).isEqualTo("mine");
    }

    // rule 27
    @Test
    void everySmallFile_hasTheNameInIt() throws IOException {
        Map<String, Entry> files = files("data.tar.gz", Optional.empty());
        assertThat(files.get("./lib/systemd/system/keys.service").text())
                .contains("User=keys", "StateDirectory=keys", "NoNewPrivileges=yes", "ProtectSystem=strict");
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            assertThat(file.getValue().text()).as(file.getKey()).doesNotContainPattern("@[A-Z]+@");
        }
        assertThat(gunzip(files.get("./usr/share/man/man1/keys.1.gz").bytes())).startsWith(".TH KEYS 1");
        assertThat(gunzip(files.get("./usr/share/doc/keys/changelog.gz").bytes()))
                .startsWith("keys (1.2~rc1) unstable")
                .contains(" -- Ann Lee <ann@example.org>  ");
    }

    // rule 27
    @Test
    void control_namesTheConffiles_andStateGoesAtAPurgeOnly() throws IOException {
        Map<String, Entry> control = files("control.tar.gz", Optional.empty());
        assertThat(control.get("./conffiles").text().lines())
                .containsExactlyInAnyOrder("/etc/default/keys", "/etc/keys/keys.properties");
        assertThat(control.get("./control").text())
                .contains("Package: keys\n", "Version: 1.2~rc1\n", "Architecture: all\n", "java25-runtime-headless");
        String postrm = control.get("./postrm").text();
        assertThat(postrm.substring(postrm.indexOf("remove)"), postrm.indexOf("purge)")))
                .doesNotContain("/var/lib");
        assertThat(postrm.substring(postrm.indexOf("purge)"))).contains("rm -rf /var/lib/keys");
        assertThat(control.get("./postinst").mode() & 0777).isEqualTo(0755);
    }

    // rule 30
    @Test
    void anApplicationsConfiguration_isWhatTheServiceRuns() throws IOException {
        Path more = Files.writeString(folder.resolve("more.properties"), "a.b=c\n");
        ServicePlan plan = ServicePlan.of("onetimekey").set("keys", "quadrel.onetimekey.port", 9123);
        Map<String, Entry> files = files("data.tar.gz", Optional.empty(), Optional.of(made(plan, more)));
        Entry configuration = files.get("./etc/keys/keys.quadrel");
        assertThat(configuration.mode() & 0777).isEqualTo(0640);
        Configuration packed = ConfigurationCodec.read(configuration.text());
        assertThat(packed.plan()).isEqualTo(plan);
        assertThat(packed.server().port()).isEqualTo(7001);
        assertThat(configuration.text()).doesNotContain(folder.toString());
        assertThat(files.get("./etc/keys/keys.properties").text()).contains("beside those in", "\na.b=c\n");
        assertThat(files.get("./lib/systemd/system/keys.service").text())
                .contains(" $OPTIONS /etc/keys/keys.quadrel\n")
                .doesNotContain("PORT", "Credential", "passphrase");
        assertThat(files.get("./usr/share/doc/keys/README.Debian").text()).doesNotContain("passphrase");
    }

    // rules 20 and 30
    @Test
    void secretsOfAnApplication_stayEncrypted_andTheUnitReadsThePassphraseAsACredential() throws IOException {
        ServicePlan plan = ServicePlan.of("onetimekey").secret("commands", "quadrel.command.admin-token", "sesame");
        Configuration made =
                made(plan, Files.createFile(folder.resolve("none"))).encrypted("correct"::toCharArray);
        Map<String, Entry> files = files("data.tar.gz", Optional.empty(), Optional.of(made));
        assertThat(files.get("./etc/keys/keys.quadrel").text())
                .contains("encrypted")
                .doesNotContain("sesame");
        assertThat(files.get("./lib/systemd/system/keys.service").text())
                .contains(
                        "AssertPathExists=/etc/keys/passphrase\n",
                        "LoadCredential=passphrase:/etc/keys/passphrase\n",
                        " --passphrase-file=${CREDENTIALS_DIRECTORY}/passphrase $OPTIONS /etc/keys/keys.quadrel\n");
        assertThat(files.get("./usr/share/doc/keys/README.Debian").text()).contains("install -m 0600");
        assertThat(files).doesNotContainKey("./etc/keys/passphrase");
        Map<String, Entry> control = files("control.tar.gz", Optional.empty(), Optional.of(made));
        assertThat(control.get("./conffiles").text().lines()).contains("/etc/keys/keys.quadrel");
        assertThat(control.get("./postinst").text()).contains("chown root:keys \"$file\"");
        assertThat(control.get("./postrm").text()).contains("rm -f /etc/keys/passphrase");
        assertThat(control.get("./control").text()).contains(" /etc/keys/passphrase, for root only");
    }

    private Configuration made(ServicePlan plan, Path config) {
        ServerChoice choice = new ServerChoice(
                Optional.of(server), "0.0.0.0", 7001, new LinkedHashMap<>(), Optional.of(config), List.of());
        return new Configuration(plan, choice, Optional.empty(), Optional.empty());
    }

    // rule 27
    @ParameterizedTest
    @CsvSource({
        "Keys, 1.0, Ann <ann@example.org>, --name",
        "k, 1.0, Ann <ann@example.org>, --name",
        "keys/.., 1.0, Ann <ann@example.org>, --name",
        "keys, v1, Ann <ann@example.org>, --version",
        "keys, 1.0-1, Ann <ann@example.org>, --version",
        "keys, 1.0, ann@example.org, --maintainer",
        "keys, 1.0, <ann@example.org>, --maintainer"
    })
    void whatDebianDoesNotTake_isRefusedByItsOption(String name, String version, String maintainer, String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebianName(name, version, maintainer))
                .withMessageStartingWith(option);
    }

    private Map<String, Entry> files(String part, Optional<Path> war) throws IOException {
        return files(part, war, Optional.empty());
    }

    private Map<String, Entry> files(String part, Optional<Path> war, Optional<Configuration> application)
            throws IOException {
        Path file = folder.resolve(NAME.file());
        new DebianPackage(NAME, server, program, war, application).write(file);
        try (ArArchiveInputStream archive = new ArArchiveInputStream(Files.newInputStream(file))) {
            ArArchiveEntry member = archive.getNextEntry();
            while (!member.getName().equals(part)) {
                member = archive.getNextEntry();
            }
            return entries(new GZIPInputStream(archive));
        }
    }

    private static Map<String, Entry> entries(InputStream bytes) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(bytes);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                assertThat(entries.put(
                                entry.getName(), new Entry(entry.getMode(), entry.getUserName(), tar.readAllBytes())))
                        .as("twice: " + entry.getName())
                        .isNull();
            }
        }
        return entries;
    }

    private static String gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
