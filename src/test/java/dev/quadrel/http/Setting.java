package dev.quadrel.http;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A setting as it is documented, and how all of them are written down.
///
/// @param absent what holds unless it is set
record Setting(String key, String absent, String meaning) {

    /// The page for people.
    static String page(List<Setting> ofApplication, List<Setting> ofServer) {
        return """
            # Settings

            Each is a system property (`-Dquadrel...` behind `standalone.sh`), an environment variable in capitals with underscores (`QUADREL_STATIC_FILE_BIND`), or, for the application's, a line of `META-INF/microprofile-config.properties` in the WAR. A size is a number of bytes or has `KiB`, `MiB`, `GiB`; a time is ISO-8601 (`PT1.5S`) or a number of seconds.

            ## Of the application

            %s
            ## Of the server, by the scripts of `wildfly-config/`

            %s\
            """.formatted(table(ofApplication), table(ofServer));
    }

    private static String table(List<Setting> settings) {
        return settings.stream()
                .map(setting -> "| `%s` | %s | %s |\n".formatted(setting.key, setting.absent, setting.meaning))
                .collect(Collectors.joining("", "| setting | unless set | meaning |\n|---|---|---|\n", ""));
    }

    /// The list for the server itself, with tabs between.
    static String list(List<Setting> ofApplication, List<Setting> ofServer) {
        return Stream.of(ofApplication, ofServer)
                .flatMap(List::stream)
                .collect(Collectors.toMap(Setting::key, setting -> setting, (application, _) -> application))
                .values()
                .stream()
                .sorted(Comparator.comparing(Setting::key))
                .map(setting -> String.join("\t", setting.key, setting.absent, setting.meaning) + "\n")
                .collect(Collectors.joining());
    }
}
