package dev.quadrel.launcher;

import picocli.CommandLine.Command;

/// What makes packages for operating systems: `quadrel package`.
@Command(
        name = "package",
        description = "Makes a package that an operating system installs.",
        synopsisSubcommandLabel = "KIND",
        subcommands = PackageDeb.class,
        mixinStandardHelpOptions = true)
final class PackageCommand {}
