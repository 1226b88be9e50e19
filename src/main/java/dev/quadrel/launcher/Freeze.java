package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A running application in one file: `quadrel freeze`.
@Command(
        name = "freeze",
        description = {
            "Writes a running application into a file: how it was started, and the state that it has now. It goes on"
                    + " running. quadrel thaw starts from the file, here or elsewhere.",
            "Secrets are in it as they were in the file that the application was started from. Sequences go on after"
                    + " the block that is reserved now: so that no number comes twice, stop what was frozen before it"
                    + " is thawed elsewhere."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Freeze implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "What to write. Default: NAME-frozen.quadrel here.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Option(names = "--api-key", paramLabel = "KEY", description = "Of an administrator. Default: the server's own.")
    private Optional<String> key = Optional.empty();

    @Override
    public Integer call() {
        JsonMembers state = state();
        String name = state.text("application");
        Configuration frozen = DaemonStart.started(place.daemon(), name).with(state.members());
        Path target = file.orElseGet(() -> Path.of(name + "-frozen" + ConfigurationFile.ENDING));
        ConfigurationFile.write(target, frozen);
        spec.commandLine().getOut().println(target);
        spec.commandLine().getOut().flush();
        return Launcher.DONE;
    }

    /// As the server has it now.
    private JsonMembers state() {
        StoredStart stored = place.daemon().stored();
        RemoteServer server = new RemoteServer(stored.address(), key.or(stored.options()::apiKey));
        RemoteCommands.Outcome shown = new RemoteCommands(server).run("state show");
        if (!shown.done()) {
            throw new StartFailure("The server cannot tell its state: " + shown.text());
        }
        return JsonMembers.of(JsonText.parse(shown.text()), "the state");
    }
}
