package dev.quadrel.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run of jboss-cli against a running server came to.
record JbossCli(int status, String output) {

    /// Runs one command or operation.
    static JbossCli run(ServerProcess server, String line) throws IOException, InterruptedException {
        return start(server, "--command=" + line);
    }

    /// Runs the lines of a file.
    static JbossCli run(ServerProcess server, Path file) throws IOException, InterruptedException {
        return start(server, "--file=" + file.toAbsolutePath());
    }

    private static JbossCli start(ServerProcess server, String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Servers.home().resolve("bin/jboss-cli.sh").toAbsolutePath().toString(),
                "--connect",
                // A reload takes longer than the usual 6 s where the machine has much to do.
                "--timeout=60000",
                "--controller=remote+http://127.0.0.1:" + server.managementPort(),
                what));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new JbossCli(process.waitFor(), printed);
    }
}
