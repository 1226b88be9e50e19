package dev.quadrel.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.vafer.jdeb.Compression;
import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.PackagingException;
import org.vafer.jdeb.mapping.Mapper;
import org.vafer.jdeb.mapping.PermMapper;
import org.vafer.jdeb.producers.DataProducerDirectory;
import org.vafer.jdeb.producers.DataProducerFile;

/// A Debian package of a server, for all architectures.
///
/// @param server as provisioned
/// @param program `quadrel.jar`
/// @param war in place of the server's; absent for that
/// @param application that the service runs, as it was set up; absent for the server as it is
record DebianPackage(
        DebianName name, Path server, Path program, Optional<Path> war, Optional<Configuration> application) {

    private static final String WAR = "standalone/deployments/ROOT.war";
    private static final String SCRIPTS = "**/*.sh";

    /// What only other systems, the build, or a server that runs in place need; native libraries too, which a package
    /// for all architectures must not have, and without which WildFly takes the JDK's TLS and sockets.
    private static final List<String> LEFT_OUT = List.of(
            "**/*.so",
            "**/*.dll",
            "bin/quadrel.jar",
            "**/*.bat",
            "**/*.ps1",
            ".*",
            ".*/**",
            "LICENSE.txt",
            "copyright.txt",
            "bin/systemd/**",
            "docs/**",
            "standalone/log/**",
            "standalone/tmp/**",
            "standalone/data/**");

    /// The service's group reads it, which it gets when it is installed.
    private static final String CONFIGURATION = "etc/*/*" + ConfigurationFile.ENDING;

    private static final int FILE = 0644;
    private static final int HIDDEN = 0640;
    private static final int PROGRAM = 0755;

    /// Writes it; takes the place of a file of that name.
    void write(Path file) throws IOException {
        Path folder = Files.createTempDirectory("quadrel-deb-");
        try {
            write(file, new DebianFiles(name, application, folder));
        } finally {
            Folders.remove(folder);
        }
    }

    private void write(Path file, DebianFiles files) throws IOException {
        files.write();
        Path licenses = server.resolve("docs").resolve("licenses");
        if (Files.isDirectory(licenses)) {
            files.writePages(licenses);
        }
        writeLauncher(files.folder().resolve("quadrel.jar"));
        DebMaker maker = new DebMaker(new Silent(), contents(files), conffiles(files));
        maker.setControl(files.control().toFile());
        maker.setDeb(file.toAbsolutePath().toFile());
        maker.setOutputTimestampMs(files.date().toEpochMilli());
        maker.setTarLongFileMode("gnu");
        try {
            // Nearly all of it is compressed already: xz makes it smaller by a hundredth, and takes 25 times as long;
            // no compression at all is an error to Debian's checks.
            maker.createDeb(Compression.GZIP);
        } catch (PackagingException e) {
            throw new IOException(file + " could not be written: " + e.getMessage(), e);
        }
    }

    private List<DataProducer> contents(DebianFiles files) {
        String share = "./usr/share/" + name.name();
        List<DataProducer> all = new ArrayList<>();
        List<String> others = new ArrayList<>(LEFT_OUT);
        others.add(SCRIPTS);
        if (war.isPresent()) {
            others.add(WAR);
            all.add(file(war.get(), share + "/server/" + WAR));
        }
        all.add(file(files.folder().resolve("quadrel.jar"), share + "/quadrel.jar"));
        all.add(folder(server, List.of("**"), others, FILE, share + "/server"));
        all.add(folder(server, List.of(SCRIPTS), LEFT_OUT, PROGRAM, share + "/server"));
        Path licenses = server.resolve("docs").resolve("licenses");
        if (Files.isDirectory(licenses)) {
            String documents = "./usr/share/doc/" + name.name() + "/licenses";
            all.add(folder(licenses, List.of("**"), List.of("**/*.html"), FILE, documents));
        }
        all.add(folder(files.content(), List.of("**"), List.of("usr/bin/**", CONFIGURATION), FILE, "."));
        all.add(folder(files.content(), List.of(CONFIGURATION), List.of(), HIDDEN, "."));
        all.add(folder(files.content(), List.of("usr/bin/**"), List.of(), PROGRAM, "."));
        return all;
    }

    /// Those that the operator may change, and that Debian then leaves as they are.
    private static List<DataProducer> conffiles(DebianFiles files) {
        return List.of(folder(files.content(), List.of("etc/**"), List.of(), FILE, "."));
    }

    private static DataProducer folder(
            Path folder, List<String> included, List<String> excluded, int mode, String place) {
        return new DataProducerDirectory(
                folder.toFile(), included.toArray(String[]::new), excluded.toArray(String[]::new), new Mapper[] {
                    mapper(mode, place)
                });
    }

    private static DataProducer file(Path file, String place) {
        File source = file.toFile();
        return new DataProducerFile(source, place, null, null, new Mapper[] {mapper(FILE, null)});
    }

    private static Mapper mapper(int mode, @Nullable String place) {
        return new PermMapper(0, 0, "root", "root", mode, PROGRAM, 0, place);
    }

    /// The program without the server in it, which is beside it in the package.
    private void writeLauncher(Path file) throws IOException {
        if (!Files.isRegularFile(program)) {
            throw new StartFailure("A package is made by quadrel.jar, which " + program + " is not");
        }
        try (JarFile jar = new JarFile(program.toFile());
                OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream out = new JarOutputStream(bytes)) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.getName().startsWith(PackedServer.FOLDER)) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTime(entry.getTime());
                    out.putNextEntry(copy);
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    /// What it does is of no interest while it succeeds.
    private record Silent() implements Console {

        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
    }
}
