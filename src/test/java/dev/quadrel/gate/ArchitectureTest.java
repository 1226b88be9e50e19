package dev.quadrel.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which package may use which. A new package is added to its layer below.
class ArchitectureTest {

    private static final String[] LANGUAGE =
            packages("structure", "arrow", "query", "transfer", "problem", "json", "uri", "settings");
    private static final String[] MECHANISMS = packages(
            "lifecycle",
            "reply",
            "command",
            "access",
            "audit",
            "controller",
            "figures",
            "health",
            "negotiation",
            "token",
            "cache",
            "adapter",
            "serialization",
            "socket",
            "wslink");
    private static final String[] FEATURES = packages(
            "about",
            "catalog",
            "identity",
            "openid",
            "policy",
            "trail",
            "array",
            "table",
            "sparse",
            "awkward",
            "ragged",
            "container",
            "stream",
            "staticfile",
            "request",
            "proxy",
            "worker",
            "livestate",
            "livehost");
    private static final String[] EDGES = packages("http", "client", "launcher", "management");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void everyPackageBelongsToALayer() {
        String[] layered = all(LANGUAGE, MECHANISMS, FEATURES, EDGES);
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .as("a package outside the layers escapes their rules: add it to its layer in this test")
                .isSubsetOf(layered);
    }

    @Test
    void arrowsPointDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .optionalLayer("language")
                .definedBy(LANGUAGE)
                .optionalLayer("mechanisms")
                .definedBy(MECHANISMS)
                .optionalLayer("features")
                .definedBy(FEATURES)
                .optionalLayer("edges")
                .definedBy(EDGES)
                .whereLayer("edges")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers("edges")
                .whereLayer("mechanisms")
                .mayOnlyBeAccessedByLayers("features", "edges")
                .because("a package is understood with those below it, and without those above it")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.quadrel.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("packages that need each other are one package in two folders")
                .check(CLASSES);
    }

    @Test
    void languageIsFreeOfJakarta() {
        noClasses()
                .that()
                .resideInAnyPackage(LANGUAGE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta..")
                .allowEmptyShould(true)
                .because("the Java client runs it without a server")
                .check(CLASSES);
    }

    @Test
    void clientAndLauncherTouchNoServerPackage() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("client", "launcher"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(MECHANISMS, FEATURES, packages("http")))
                .allowEmptyShould(true)
                .because("quadrel.jar holds them without the server")
                .check(CLASSES);
    }

    @Test
    void onlyCatalogIdentityPolicyAndTrailSpeakSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("catalog", "identity", "policy", "trail"))
                .and()
                .haveNameNotMatching("dev\\.quadrel\\.(adapter\\.Duck\\w*|client\\.(CacheFile|DuckFile))(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..")
                .allowEmptyShould(true)
                .because("what is stored in the database is decided in the catalog, for those who log in and what they"
                        + " may, and for the audit trail; the Java client keeps answers in a file of its own,"
                        + " and reads files of others by DuckDB")
                .check(CLASSES);
    }

    @Test
    void onlyCacheTokenAndWorkerUseInfinispan() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("cache", "token", "worker"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.infinispan..")
                .allowEmptyShould(true)
                .because("what nodes share goes through the result cache, the token store or the job table")
                .check(CLASSES);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "dev.quadrel." + name).toArray(String[]::new);
    }

    private static String[] all(String[]... layers) {
        return Stream.of(layers).flatMap(Stream::of).toArray(String[]::new);
    }
}
