package dev.quadrel.launcher;

import dev.quadrel.client.ClientException;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// All commands of `quadrel.jar`.
@Command(
        name = "quadrel",
        description = "Puts a back end up: files, a catalog of arrays and tables, long jobs, live state.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        versionProvider = Launcher.Version.class,
        footer = {
            "",
            "Exit codes: 0 done, or the server was stopped; 1 it failed, and the reason is printed; 64 the command was"
                    + " wrong.",
            "Environment: QUADREL_SERVER names the server's folder, QUADREL_CACHE the one for what can be made again,"
                    + " QUADREL_PASSPHRASE has the passphrase of secrets, QUADREL_CREDENTIAL_STORE_PASSWORD that of a"
                    + " credential store."
        })
public final class Launcher {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 64;

    private Launcher() {}

    /// Runs the command in these words.
    ///
    /// @return the exit code
    public static int run(String[] words) {
        List<String> all = List.of(words);
        FirstUse.begin(all);
        // A full disk or a reader who has gone ends these; servers go on.
        if (words.length > 0 && Commands.isOfCatalog(words[0])) {
            Output.begin();
        }
        CommandLine line = line(all);
        try {
            addPlugins(line, all);
        } catch (StartFailure e) {
            line.getErr().println(e.getMessage());
            return FAILED;
        }
        return line.execute(words);
    }

    /// What a command has printed last may still fail.
    private static int execute(ParseResult words) {
        CommandLine line = words.commandSpec().commandLine();
        try {
            int code = new CommandLine.RunLast().execute(words);
            line.getOut().flush();
            System.out.flush();
            return code;
        } catch (OutputFault e) {
            say(e, line.getErr());
            return e.code();
        }
    }

    /// Only for the commands that need them: they have to be looked for.
    private static void addPlugins(CommandLine line, List<String> words) {
        if (!words.isEmpty() && List.of("make", "completion").contains(words.getFirst())) {
            Make.addPlugins(Objects.requireNonNull(line.getSubcommands().get("make")), words);
        }
    }

    /// With the commands that these words are for: all of them where there are none. Used once.
    static CommandLine line(List<String> words) {
        CommandLine line = new CommandLine(new Launcher());
        Commands.add(line, words);
        line.setExecutionStrategy(Launcher::execute);
        line.setParameterExceptionHandler(Launcher::refuse);
        line.setExecutionExceptionHandler((fault, command, _) -> fail(fault, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.getCommandSpec().exitCodeOnUsageHelp(DONE);
        return line;
    }

    private static int refuse(ParameterException refusal, String[] words) {
        PrintWriter err = refusal.getCommandLine().getErr();
        err.println(refusal.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(refusal, err);
        sayWhereHelpIs(refusal.getCommandLine());
        return USAGE;
    }

    private static void sayWhereHelpIs(CommandLine command) {
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }

    /// A reason is for the user; the trace of a fault is for those who mend it.
    static int fail(Exception fault, CommandLine command) throws Exception {
        PrintWriter err = command.getErr();
        return switch (fault) {
            case OutputFault printed -> {
                say(printed, err);
                yield printed.code();
            }
            case StartFailure _, ClientException _ -> {
                err.println(Visible.lines(String.valueOf(fault.getMessage())));
                yield FAILED;
            }
            case UncheckedIOException wrapped -> fail(Objects.requireNonNull(wrapped.getCause()), command);
            case IOException io -> {
                err.println(Visible.lines(Reason.of(io)));
                yield FAILED;
            }
            case IllegalArgumentException _, ProblemException _ -> {
                err.println(Visible.lines(String.valueOf(fault.getMessage())));
                sayWhereHelpIs(command);
                yield USAGE;
            }
            default -> throw fault;
        };
    }

    private static void say(OutputFault fault, PrintWriter err) {
        if (!fault.hasNoReader()) {
            err.println(fault.getMessage());
        }
    }

    /// That of the jar.
    static String version() {
        return Optional.ofNullable(Launcher.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /// The release of Quadrel, and of the Java that runs it.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Quadrel " + version() + " on Java " + Runtime.version()};
        }
    }
}
