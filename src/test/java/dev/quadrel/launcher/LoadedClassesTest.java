package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedClassesTest {

    // rule 34
    @Test
    void class_isNamedWithItsModule() {
        assertThat(lines("org.jboss.as.server.Main source: jar:file:/srv/modules/system/layers/base/org/jboss/as/server"
                        + "/main/wildfly-server.jar!/"))
                .isEqualTo("org.jboss.as.server org.jboss.as.server.Main");
    }

    // rule 34
    @Test
    void module_mayBeOneThatWasAdded() {
        assertThat(lines("org.sqlite.JDBC source: jar:file:/modules/srv/modules/org/xerial/sqlite-jdbc/main/a.jar!/"))
                .isEqualTo("org.xerial.sqlite-jdbc org.sqlite.JDBC");
        assertThat(lines("a.B source: jar:file:/srv/modules/system/add-ons/more/a/main/a.jar!/"))
                .isEqualTo("a a.B");
    }

    // rule 34
    @Test
    void classOfTheJdkOrTheDeployment_isLeftOut() {
        assertThat(lines("java.lang.Object source: shared objects file")).isEmpty();
        assertThat(lines("java.sql.Driver source: jrt:/java.sql")).isEmpty();
        assertThat(lines("dev.quadrel.A source: vfs:/content/ROOT.war/WEB-INF/lib/quadrel.jar"))
                .isEmpty();
        assertThat(lines("org.jboss.modules.Main source: file:/srv/jboss-modules.jar"))
                .isEmpty();
        assertThat(lines("")).isEmpty();
    }

    @Test
    void list_isInTheOrderOfTheLog_whichGoes(@TempDir Path folder) throws IOException {
        String name = " source: jar:file:/srv/modules/x/main/x.jar!/\n";
        LoadedClasses loaded = new LoadedClasses(folder.resolve("list"));
        Files.writeString(folder.resolve("list.17.partial"), "b.B" + name + "a.A" + name);
        Files.writeString(folder.resolve("list.18.partial"), "c.C" + name);
        loaded.write(17);
        assertThat(folder.resolve("list")).hasContent("x b.B\nx a.A\n");
        assertThat(folder.toFile().list()).containsExactly("list");
    }

    private static String lines(String log) {
        return String.join("\n", LoadedClasses.lines(Stream.of(log)));
    }
}
