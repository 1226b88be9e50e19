package dev.quadrel.launcher;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// The user's browser.
final class Browser {

    private Browser() {}

    /// Says so where there is none: the server runs all the same.
    static void open(URI page) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name"), page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.err.println("No browser could be opened: " + e.getMessage());
        }
    }

    static List<String> command(String system, URI page) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", page.toString());
    }
}
