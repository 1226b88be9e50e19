package dev.quadrel.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/// Loads the commands with their libraries, which lie below `lib/` in `quadrel.jar`: a program that has the jar on its
/// class path for the sake of [SimpleServer] sees none of them, and may have other releases.
final class CommandLoader extends ClassLoader {

    private static final String OWN = "dev.quadrel.";
    private static final String LIBRARIES = "lib/";

    /// The program, where it is a jar: asking it directly takes half of the time of asking the class path.
    private final @Nullable JarFile program;

    CommandLoader() throws IOException, URISyntaxException {
        super("quadrel", CommandLoader.class.getClassLoader());
        File file = new File(CommandLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        program = file.isFile() ? new JarFile(file, false) : null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = read(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    /// The program's own ones anew, as they see those of the libraries.
    private @Nullable Class<?> read(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = open(name.startsWith(OWN) ? file : LIBRARIES + file)) {
            return in == null ? null : define(name, in.readAllBytes());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private @Nullable InputStream open(String file) throws IOException {
        if (program == null) {
            return getParent().getResourceAsStream(file);
        }
        ZipEntry entry = program.getEntry(file);
        return entry == null ? null : program.getInputStream(entry);
    }

    private Class<?> define(String name, byte[] bytes) {
        String inside = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (getDefinedPackage(inside) == null) {
            String version = CommandLoader.class.getPackage().getImplementationVersion();
            definePackage(inside, null, null, null, null, version, null, null);
        }
        return defineClass(name, bytes, 0, bytes.length, CommandLoader.class.getProtectionDomain());
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return getParent().getResource(LIBRARIES + name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return getParent().getResources(LIBRARIES + name);
    }
}
