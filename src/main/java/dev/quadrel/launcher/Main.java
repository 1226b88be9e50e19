package dev.quadrel.launcher;

import java.lang.reflect.InvocationTargetException;
import java.util.Properties;

/// Where `quadrel.jar` begins. It runs on older releases of Java too, to say that they are too old for all the rest.
public final class Main {

    private static final int OLDEST = 25;

    private Main() {}

    /// Ends the process with the code of the command.
    public static void main(String[] arguments) throws Exception {
        int release = Runtime.version().feature();
        if (release < OLDEST) {
            System.err.println("Quadrel needs Java " + OLDEST + " or newer; this is Java " + release + " in "
                    + System.getProperty("java.home") + ". Start it with another: /path/to/jdk-" + OLDEST
                    + "/bin/java -jar quadrel.jar ...");
            System.exit(1);
        }
        prepare(System.getProperties());
        System.exit(run(arguments));
    }

    /// What the libraries read once, when they are first used; what the user has said counts.
    static void prepare(Properties properties) {
        // Large arrays come a fifth faster.
        properties.putIfAbsent("jdk.httpclient.bufsize", String.valueOf(1 << 20));
        // Arrow's log goes nowhere, and does not say so.
        properties.putIfAbsent("slf4j.internal.verbosity", "ERROR");
    }

    /// The class is named by text only: an older release of Java could not load it.
    private static int run(String[] arguments) throws Exception {
        ClassLoader commands = new CommandLoader();
        Thread.currentThread().setContextClassLoader(commands);
        try {
            return (int) commands.loadClass("dev.quadrel.launcher.Launcher")
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The command has failed, which is a fault of Quadrel", e.getCause());
        }
    }
}
