package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Quadrel's commands in the management model of a server, by jboss-cli, which finds its way in by itself.
class ManagementIT {

    @TempDir
    Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(Servers.home(), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aCommand_runsAndItsTextIsTheResult() throws Exception {
        assertThat(run("help status").output())
                .contains("\"outcome\" => \"success\"")
                .contains("uptime");
        JbossCli refused = run("no such command");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output())
                .contains("\"outcome\" => \"failed\"")
                .contains("command \\\"no such command\\\" invalid")
                .doesNotContain("WFLYCTL", "Exception");
        assertThat(server.console()).doesNotContain("no such command");
    }

    @Test
    void theResource_tellsWhatThereIs() throws Exception {
        assertThat(cli("/subsystem=quadrel:read-resource(include-runtime=true)").output())
                .contains("\"deployments\" => [\"ROOT.war\"]")
                .contains("\"name\" => \"help\"")
                .containsPattern("\"status\" => \\{\"ROOT.war\" => \"[^}]*uptime");
        assertThat(cli("/subsystem=quadrel:read-resource-description(operations=true,inherited=false)")
                        .output())
                .contains("\"outcome\" => \"success\"")
                .contains("\"run-command\" => {");
    }

    @Test
    void figures_areMetricsOfTheModel() throws Exception {
        assertThat(Wire.get(server, "/").status()).isEqualTo(200);
        assertThat(cli("/subsystem=quadrel:read-resource(include-runtime=true)").output())
                .containsPattern("\"requests\" => [1-9][0-9]*L")
                .contains("\"jobs-running\" => 0L", "\"cache-entries\" => 0L", "\"sessions\" => 0L");
        assertThat(Wire.get(server, "/health/ready").text()).contains("\"status\":\"UP\"", "\"database\"");
        assertThat(Wire.get(server, "/metrics").status()).isEqualTo(401);
    }

    /// As the admin console does it.
    @Test
    void aCommandWrittenToTheAttribute_runsAndLeavesItsOutput() throws Exception {
        assertThat(lines("""
            /subsystem=quadrel:write-attribute(name=command, value="help status")
            /subsystem=quadrel:read-resource(include-runtime=true)
            """).output())
                .contains("\"command\" => undefined")
                .containsPattern("\"output\" => \"[^\"]*uptime");
        JbossCli refused = cli("/subsystem=quadrel:write-attribute(name=command, value=\"no such command\")");
        assertThat(refused.status()).isNotZero();
        assertThat(cli("/subsystem=quadrel:read-attribute(name=output)").output())
                .contains("command \\\"no such command\\\" invalid");
    }

    @Test
    void whereTwoAreDeployed_oneIsChosen() throws Exception {
        Path second = second(folder.resolve("second.war"));
        assertThat(cli("deploy " + second).status()).isZero();
        try {
            assertThat(run("status").output()).contains("\\\"deployment\\\" to one of: ROOT.war, second.war.");
            JbossCli chosen = lines("""
                /subsystem=quadrel:run-command(command=status, deployment=second.war)
                :composite(steps=[\
                {operation=>write-attribute, address=>[subsystem,quadrel], name=>command, value=>status},\
                {operation=>write-attribute, address=>[subsystem,quadrel], name=>deployment, value=>second.war}])
                /subsystem=quadrel:undefine-attribute(name=deployment)
                """);
            assertThat(chosen.status()).as(chosen.output()).isZero();
        } finally {
            cli("undeploy second.war");
        }
        assertThat(cli("/subsystem=quadrel:run-command(command=status, deployment=second.war)")
                        .output())
                .contains("No deployment of Quadrel has the name \\\"second.war\\\" on this server");
        assertThat(run("status").status()).isZero();
    }

    @Test
    void whereNoneIsDeployed_theMessageSaysSo() throws Exception {
        assertThat(cli("/deployment=ROOT.war:undeploy").status()).isZero();
        assertThat(run("status").output()).contains("No deployment of Quadrel runs on this server.");
        assertThat(cli("/deployment=ROOT.war:deploy").status()).isZero();
        assertThat(run("status").status()).isZero();
    }

    @Test
    void theSubsystem_mayBeTakenAwayAndPutBack() throws Exception {
        Path configuration = server.base().resolve("configuration/standalone.xml");
        String before = Files.readString(configuration);
        assertThat(before).contains("<subsystem xmlns=\"urn:quadrel:management:1.0\"/>");

        String restore = Files.readString(Path.of("wildfly-config/restore-management.cli"));
        JbossCli restored = lines(restore + "\n" + restore);
        assertThat(restored.status()).as(restored.output()).isZero();
        assertThat(Files.readString(configuration)).doesNotContain("quadrel.management", "quadrel:management");
        assertThat(Wire.get(server, "/").status()).isEqualTo(200);

        String configure = Files.readString(Path.of("wildfly-config/configure-management.cli"));
        JbossCli configured = lines(configure + "\n" + configure);
        assertThat(configured.status()).as(configured.output()).isZero();
        assertThat(Files.readAllLines(configuration))
                .containsExactlyInAnyOrderElementsOf(before.lines().toList());
        assertThat(run("status").status()).isZero();

        assertThat(cli("reload").status()).isZero();
        assertThat(run("status").output()).contains("uptime");
    }

    private static JbossCli run(String command) throws Exception {
        return cli("/subsystem=quadrel:run-command(command=\"" + command + "\")");
    }

    private static JbossCli cli(String line) throws Exception {
        return JbossCli.run(server, line);
    }

    private JbossCli lines(String text) throws Exception {
        return JbossCli.run(server, Files.writeString(folder.resolve("lines.cli"), text));
    }

    /// The WAR once more, for another context.
    private static Path second(Path war) throws Exception {
        Files.copy(Servers.home().resolve("standalone/deployments/ROOT.war"), war);
        try (FileSystem content = FileSystems.newFileSystem(war)) {
            Path web = content.getPath("WEB-INF/jboss-web.xml");
            Files.writeString(web, Files.readString(web).replace("<context-root>/<", "<context-root>/second<"));
        }
        return war;
    }
}
