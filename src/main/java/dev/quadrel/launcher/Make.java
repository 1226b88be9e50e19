package dev.quadrel.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Sets an application up, in a file: `quadrel make`. Each plugin is a command below it.
@Command(
        name = "make",
        description = {
            "Sets an application up by the options of its plugin, and writes NAME.quadrel, which quadrel run starts."
                    + " The file is JSON and may be edited.",
            "Plugins come with the WARs of a server; those of servers that were built below the present folder are"
                    + " found too."
        },
        synopsisSubcommandLabel = "[NAME [OPTIONS of the plugin]]",
        footer = {
            "",
            "Example, in the folder of an application whose build has made its server:",
            "  quadrel make --list",
            "  quadrel make onetimekey --port 9123",
            "  quadrel run onetimekey.quadrel"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class Make implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "FOLDER",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The server whose plugins are meant, as the build of an application makes it"
                    + " (target/server), and that will run the application. Default: that of quadrel.jar,"
                    + " then target/server below the present folder.")
    void server(Path folder) {
        // Plugins#server looks for it before the command is parsed.
    }

    @Option(names = "--list", description = "List the plugins.")
    private boolean list;

    /// What would be a plugin's, if it were there.
    @Unmatched
    private List<String> rest = new ArrayList<>();

    private Plugins plugins = Plugins.none();

    /// Adds a command for each plugin of the server that the words name by `--server`, or of the usual one and of those
    /// nearby.
    ///
    /// @param make the command
    /// @param words of the whole command line
    /// @throws StartFailure where there is no server
    static void addPlugins(CommandLine make, List<String> words) {
        Optional<Path> named = Plugins.server(words);
        ServerHome home = ServerHome.find(named, Serve.progress());
        Plugins plugins = Plugins.of(home);
        Make command = make.getCommand();
        command.plugins = plugins;
        plugins.byName().forEach((name, plugin) -> command.add(make, plugin, home));
        if (named.isEmpty() && System.getenv(ServerHome.VARIABLE) == null) {
            command.addNearby(make, NearbyServers.below(Path.of("")));
        }
    }

    private void add(CommandLine make, ServicePlugin plugin, ServerHome home) {
        try {
            make.addSubcommand(plugin.name(), new CommandLine(MakeOne.spec(plugin, home.lasting())));
        } catch (InitializationException e) {
            plugins.faults().add("The plugin " + plugin.name() + " cannot be used: " + e.getMessage());
        }
    }

    /// Those of names that are not taken yet.
    void addNearby(CommandLine make, List<ServerHome> servers) {
        for (ServerHome server : servers) {
            Plugins more = Plugins.of(server);
            plugins.faults().addAll(more.faults());
            more.byName().forEach((name, plugin) -> {
                if (plugins.byName().putIfAbsent(name, plugin) == null) {
                    add(make, plugin, server);
                }
            });
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        plugins.faults().forEach(spec.commandLine().getErr()::println);
        refuseRest();
        if (!list) {
            throw new ParameterException(spec.commandLine(), there());
        }
        if (plugins.byName().isEmpty()) {
            out.println(there());
        }
        plugins.byName().forEach((name, plugin) -> out.println("%-20s  %s".formatted(name, plugin.summary())));
        out.flush();
        return Launcher.DONE;
    }

    /// What stands before the name of a plugin is no option of the plugin's.
    void refuseRest() {
        if (!rest.isEmpty()) {
            String first = rest.getFirst();
            String what = first.startsWith("-") ? "Unknown option: " + first : "There is no plugin " + first;
            throw new ParameterException(spec.commandLine(), what + ". " + there());
        }
    }

    private String there() {
        return plugins.byName().isEmpty()
                ? "The server in " + plugins.folder() + " has no plugins; --server names another one"
                : "There are the plugins " + String.join(", ", plugins.byName().keySet())
                        + "; --server names a server with others";
    }
}
