package dev.quadrel.launcher;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Loads the classes that an earlier start has loaded, on a thread of its own, so that most are there when WildFly
/// asks for them: its start is one long chain of steps, which leaves the other processors idle. No class is
/// initialised, and what cannot be loaded is left to those who need it.
///
/// JBoss Modules is called by reflection: this class begins in the JVM's own class path, where it lies, but is compiled
/// without it.
final class ClassPreload {

    private static final String MODULES_KNOWN = "module.path";
    private static final int POLL_MILLIS = 2;

    private final Object loader;
    private final Method loadModule;
    private final Method classLoader;
    private final Map<String, ClassLoader> loaders = new HashMap<>();

    private ClassPreload() throws ReflectiveOperationException {
        Class<?> module = Class.forName("org.jboss.modules.Module");
        loader = module.getMethod("getBootModuleLoader").invoke(null);
        loadModule = Class.forName("org.jboss.modules.ModuleLoader").getMethod("loadModule", String.class);
        classLoader = module.getMethod("getClassLoader");
    }

    /// @param list a line for each class: its module, a space, its name
    static void begin(Path list) {
        Thread.ofPlatform().name("quadrel-classes").daemon(true).start(() -> load(list));
    }

    private static void load(Path list) {
        try {
            while (System.getProperty(MODULES_KNOWN) == null) {
                Thread.sleep(POLL_MILLIS);
            }
            ClassPreload preload = new ClassPreload();
            Files.readAllLines(list).forEach(preload::load);
        } catch (IOException | ReflectiveOperationException e) {
            System.err.println("Classes are not loaded ahead: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void load(String line) {
        int space = line.indexOf(' ');
        try {
            module(line.substring(0, space)).loadClass(line.substring(space + 1));
        } catch (ReflectiveOperationException | LinkageError _) {
            // Whoever needs it is told.
        }
    }

    private ClassLoader module(String name) throws ReflectiveOperationException {
        ClassLoader known = loaders.get(name);
        if (known == null) {
            known = (ClassLoader) classLoader.invoke(loadModule.invoke(loader, name));
            loaders.put(name, known);
        }
        return known;
    }
}
