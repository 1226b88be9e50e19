package dev.quadrel.catalog;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Brings a database's tables to what this Quadrel needs. The scripts lie in a folder for each database; a
/// script that has been released is never changed, a new one follows it.
final class Migrations {

    private static final List<String> SCRIPTS = List.of(
            "V1__catalog.sql",
            "V2__identity.sql",
            "V3__openid.sql",
            "V4__access.sql",
            "V5__audit.sql",
            "V6__renewal.sql",
            "V7__other_roles.sql");

    private Migrations() {}

    /// @param folder of the scripts: `sqlite` or `postgresql`
    static void run(DataSource connections, String folder) {
        Flyway.configure(Flyway.class.getClassLoader())
                .dataSource(connections)
                .table("quadrel_schema_history")
                .resourceProvider(new Scripts(folder))
                .javaMigrationClassProvider(List::of)
                .validateMigrationNaming(false)
                .load()
                .migrate();
    }

    /// The scripts by their names, so that nobody searches the deployment for them.
    private record Scripts(String folder) implements ResourceProvider {

        /// Flyway also asks for settings of each script, of which there are none.
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(folder, name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix))
                    .<LoadableResource>map(name -> new Script(folder, name))
                    .toList();
        }
    }

    /// One script.
    private static final class Script extends LoadableResource {

        private final String folder;
        private final String name;

        Script(String folder, String name) {
            this.folder = folder;
            this.name = name;
        }

        @Override
        public Reader read() {
            return new InputStreamReader(
                    Objects.requireNonNull(Migrations.class.getResourceAsStream(folder + "/" + name)),
                    StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return folder + "/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
