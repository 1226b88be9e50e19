package dev.quadrel.launcher;

/// What lets users set up an application by `quadrel make NAME`, without a file to edit.
///
/// It is a class with a constructor without parameters, in the WAR of the application, named by
/// `META-INF/services/dev.quadrel.launcher.ServicePlugin`. Its options are fields with picocli's `@Option`, which have
/// types, defaults and descriptions; `@Command` may add to its help.
public interface ServicePlugin {

    /// By which users call it.
    String name();

    /// What it sets up, in one sentence.
    String summary();

    /// The services by the options that were given.
    ///
    /// @throws IllegalArgumentException where the options do not go together; users see its message
    ServicePlan plan();
}
