package dev.quadrel.launcher;

import dev.quadrel.client.Authentication;
import dev.quadrel.client.Context;
import dev.quadrel.client.DeviceCode;
import dev.quadrel.client.LoginProvider;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Logs somebody in at a server, or out: `quadrel login`.
@Command(
        name = "login",
        description = {
            "Logs you in at a server, by name and password or in a browser. You stay logged in, for Tiled's own client"
                    + " too, until you log out or the session ends.",
            "Where there is no terminal, the password is the first line of the input."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", arity = "0..1", defaultValue = "", description = NodeArguments.ADDRESS)
    private String address = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who you are. Default: you are asked.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--provider", paramLabel = "NAME", description = "By which way, where there are several.")
    private Optional<String> provider = Optional.empty();

    @Option(names = "--logout", description = "Log out instead.")
    private boolean out;

    @Mixin
    private NodeArguments arguments = new NodeArguments();

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        try (Context context = arguments.address(address).server(arguments.options())) {
            Authentication who = context.authentication();
            if (out) {
                who.logout();
                print.println("You are logged out at " + context.api());
                return Launcher.DONE;
            }
            LoginProvider way = way(who.providers(), context);
            if (way.password()) {
                String name = user.orElseGet(() -> line("User: ").strip());
                who.login(way, name, password(), true);
            } else {
                who.loginByDevice(way, this::show, true);
            }
            print.println("You are logged in at " + context.api());
            return Launcher.DONE;
        }
    }

    private LoginProvider way(List<LoginProvider> ways, Context context) {
        List<LoginProvider> fitting = ways.stream()
                .filter(way -> provider.isEmpty() || provider.get().equals(way.name()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        throw new StartFailure(
                ways.isEmpty()
                        ? "Nobody logs in at " + context.api() + "; it has a key, which --api-key names"
                        : "Name by --provider how you log in: one of "
                                + ways.stream().map(LoginProvider::name).toList());
    }

    private void show(DeviceCode code) {
        PrintWriter print = spec.commandLine().getOut();
        print.printf(
                "Visit %s within %d minutes and enter the code %s%n",
                Visible.text(code.page().toString()), code.life().toMinutes(), Visible.text(code.code()));
        print.flush();
        if (Terminal.isThere()) {
            Browser.open(code.page());
        }
    }

    @SuppressWarnings("SystemConsoleNull")
    private static String password() {
        Console console = System.console();
        char[] secret = console != null && console.isTerminal() ? console.readPassword("Password: ") : null;
        return secret == null ? line("") : new String(secret);
    }

    private static String line(String prompt) {
        try {
            System.err.print(prompt);
            System.err.flush();
            return InputLine.of(System.in, InputLine.terminal());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
