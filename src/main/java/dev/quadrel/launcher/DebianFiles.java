package dev.quadrel.launcher;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The small files of a Debian package, written into a folder of the builder's.
///
/// @param application that the service runs; absent for the server as it is
/// @param folder where they are written
/// @param date of the package
record DebianFiles(DebianName name, Optional<Configuration> application, Path folder, Instant date) {

    private static final String TEMPLATES = "deb/";

    /// Before a line of a template that is only for packages without an application's configuration, with one, with
    /// one that has no secrets, or with one that has.
    private static final Pattern CONDITION = Pattern.compile("^@(USUAL|CONFIGURED|OPEN|SECRETS)@");

    private static final Pattern LOADED =
            Pattern.compile("(?is)<script\\b.*?</script>|<(script|link|img|iframe)\\b[^>]*>");

    /// As a changelog has it.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /// With the date that the environment has by SOURCE_DATE_EPOCH, for a package that is the same each time; else now.
    DebianFiles(DebianName name, Optional<Configuration> application, Path folder) {
        this(name, application, folder, date(System.getenv()));
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
        writeSettings(installed("etc/" + own + "/" + own));
        write("copyright", installed("usr/share/doc/" + own + "/copyright"));
        writeCompressed("changelog", installed("usr/share/doc/" + own + "/changelog.gz"));
        writeCompressed("man", installed("usr/share/man/man1/" + own + ".1.gz"));
    }

    /// Those of the application, without what is where it was made.
    ///
    /// @param place of the files, but for their endings
    private void writeSettings(Path place) throws IOException {
        Path settings = place.resolveSibling(place.getFileName() + ".properties");
        write("settings", settings);
        if (application.isEmpty()) {
            return;
        }
        Configuration made = application.get();
        if (made.server().config().isPresent()) {
            Files.writeString(
                    settings, "\n" + Files.readString(made.server().config().get()), APPEND);
        }
        ConfigurationFile.write(
                place.resolveSibling(place.getFileName() + ConfigurationFile.ENDING),
                made.with(made.server().elsewhere()));
        write("readme", installed("usr/share/doc/" + name.name() + "/README.Debian"));
    }

    /// Licenses as web sites show them, without what their pages load from there: Debian's checks take no such page.
    void writePages(Path licenses) throws IOException {
        Path documents = Files.createDirectories(installed("usr/share/doc/" + name.name() + "/licenses"));
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(licenses, "*.html")) {
            for (Path page : pages) {
                String text = Files.readString(page, StandardCharsets.ISO_8859_1);
                Files.writeString(
                        documents.resolve(page.getFileName().toString()),
                        LOADED.matcher(text).replaceAll(""),
                        StandardCharsets.ISO_8859_1);
            }
        }
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
                .lines()
                .filter(this::isMeant)
                .map(line -> CONDITION.matcher(line).replaceFirst("") + "\n")
                .collect(Collectors.joining())
                .replace("@NAME@", name.name())
                .replace("@UPPER@", name.name().toUpperCase(Locale.ROOT))
                .replace("@VERSION@", name.version())
                .replace("@MAINTAINER@", name.maintainer())
                .replace("@DATE@", time.format(DATE))
                .replace("@YEAR@", String.valueOf(time.getYear()))
                .replace("@DAY@", time.toLocalDate().toString());
    }

    private boolean isMeant(String line) {
        Matcher condition = CONDITION.matcher(line);
        boolean secrets = application.isPresent() && application.get().hasSecrets();
        return !condition.find()
                || switch (condition.group(1)) {
                    case "USUAL" -> application.isEmpty();
                    case "CONFIGURED" -> application.isPresent();
                    case "OPEN" -> application.isPresent() && !secrets;
                    default -> secrets;
                };
    }

    private static String template(String name) {
        try (InputStream in = DebianFiles.class.getResourceAsStream(TEMPLATES + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
