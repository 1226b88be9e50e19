package dev.quadrel.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Sets one application up: `quadrel make NAME`, with the options of its plugin.
@Command(sortOptions = false, mixinStandardHelpOptions = true)
final class MakeOne implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--file", paramLabel = "FILE", description = "What to write. Default: NAME.quadrel here.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Mixin
    private PassphraseArguments passphrase = new PassphraseArguments();

    private final ServicePlugin plugin;
    private final Optional<Path> server;

    private MakeOne(ServicePlugin plugin, Optional<Path> server) {
        this.plugin = plugin;
        this.server = server;
    }

    /// The command, with the plugin's options.
    ///
    /// @param server that will run the application; absent for that of the program
    static CommandSpec spec(ServicePlugin plugin, Optional<Path> server) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new MakeOne(plugin, server));
        spec.name(plugin.name());
        spec.usageMessage().description(plugin.summary());
        spec.addMixin("plugin", CommandSpec.forAnnotatedObjectLenient(plugin));
        return spec;
    }

    @Override
    public Integer call() {
        spec.parent().commandLine().<Make>getCommand().refuseRest();
        ServicePlan plan = plugin.plan();
        Path target = file.orElseGet(() -> Path.of(plan.application() + ConfigurationFile.ENDING));
        if (!force && Files.exists(target)) {
            throw new StartFailure(target + " is there already; --force writes over it, --file names another");
        }
        Configuration made = new Configuration(plan, ServerChoice.usual(server), Optional.empty(), Optional.empty());
        ConfigurationFile.write(target, made.encrypted(passphrase::chosen));
        spec.commandLine().getOut().println(target);
        spec.commandLine().getOut().flush();
        return Launcher.DONE;
    }
}
