package dev.quadrel.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The small files of a Debian package, written into a folder of the builder's.
///
/// @param folder where they are written
/// @param date of the package
record DebianFiles(DebianName name, Path folder, Instant date) {

    private static final String TEMPLATES = "deb/";

    /// As a changelog has it.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /// With the date that the environment has by SOURCE_DATE_EPOCH, for a package that is the same each time; else now.
    DebianFiles(DebianName name, Path folder) {
        this(name, folder, date(System.getenv()));
    }

    static Instant date(Map<String, String> environment) {
        String seconds = environment.get("SOURCE_DATE_EPOCH");
        return Instant.ofEpochSecond(
                seconds == null ? Instant.now().getEpochSecond() : Long.parseLong(seconds.strip()));
    }

    /// What dpkg reads and runs.
    Path control() {
        return folder.resolve("control");
    }

    /// What is installed, by the paths that it will have.
    Path content() {
        return folder.resolve("content");
    }

    void write() throws IOException {
        String own = name.name();
        for (String file : new String[] {"control", "postinst", "prerm", "postrm"}) {
            write(file, control().resolve(file));
        }
        write("program", installed("usr/bin/" + own));
        write("service", installed("lib/systemd/system/" + own + ".service"));
        write("default", installed("etc/default/" + own));
        write("settings", installed("etc/" + own + "/" + own + ".properties"));
        write("copyright", installed("usr/share/doc/" + own + "/copyright"));
        writeCompressed("changelog", installed("usr/share/doc/" + own + "/changelog.gz"));
        writeCompressed("man", installed("usr/share/man/man1/" + own + ".1.gz"));
    }

    private Path installed(String path) {
        return content().resolve(path);
    }

    private void write(String template, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text(template));
    }

    private void writeCompressed(String template, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BestGzip(Files.newOutputStream(file))) {
            out.write(text(template).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String text(String template) {
        ZonedDateTime time = date.atZone(ZoneOffset.UTC);
        return template(template)
                .replace("@NAME@", name.name())
                .replace("@UPPER@", name.name().toUpperCase(Locale.ROOT))
                .replace("@VERSION@", name.version())
                .replace("@MAINTAINER@", name.maintainer())
                .replace("@DATE@", time.format(DATE))
                .replace("@YEAR@", String.valueOf(time.getYear()))
                .replace("@DAY@", time.toLocalDate().toString());
    }

    private static String template(String name) {
        try (InputStream in = DebianFiles.class.getResourceAsStream(TEMPLATES + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
