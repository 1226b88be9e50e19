package dev.quadrel.management;

import java.util.Map;

/// The commands of one deployment, as its JMX bean `dev.quadrel:type=Commands,deployment="ROOT.war"`. Only types of the
/// JDK pass, because caller and deployment do not share a class loader.
public interface CommandsMXBean {

    /// Runs a command.
    ///
    /// @param line what an operator would type
    /// @return what the operator is shown; empty for nothing
    /// @throws IllegalArgumentException whose message says why there is no result
    String run(String line);

    /// What is counted and measured, by names such as `jobs-running`.
    Map<String, Long> figures();

    /// What each command is for, by its name.
    Map<String, String> help();
}
