package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of all commands that start a server which can be found again.
final class StartArguments {

    @Mixin
    private DaemonArguments place = new DaemonArguments();

    @Mixin
    private LogArguments log = new LogArguments();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Default: that of the file, or " + ServerChoice.USUAL_PORT)
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--hide-key", description = "Print the address without the key, where others read it.")
    private boolean hideKey;

    @Mixin
    private ServerArguments server = new ServerArguments();

    @Mixin
    private PassphraseArguments passphrase = new PassphraseArguments();

    Daemon daemon() {
        return place.daemon();
    }

    /// Whether a server prints to where this program prints.
    boolean isOnStandardOutput() {
        return log.isStandardOutput();
    }

    /// What is printed of a server that is ready.
    String address(RunningServer ready) {
        return String.valueOf(hideKey ? ready.uri() : ready.entrance());
    }

    /// What is to be started.
    ///
    /// @param file of an application, by which the rest is decided that no option decides
    DaemonStart start(Optional<Path> file) {
        Optional<Configuration> application = file.map(ConfigurationFile::read);
        ServerOptions base = application
                .map(configuration -> configuration.decrypted(passphrase::known).options())
                .orElseGet(() -> ServerOptions.simple().port(ServerChoice.USUAL_PORT));
        Path folder = daemon().folder();
        ServerOptions options = server.options(port.map(base::port).orElse(base), Optional.of(folder));
        return new DaemonStart(new StoredStart(daemon().keyed(options), log.log(folder)), application);
    }
}
