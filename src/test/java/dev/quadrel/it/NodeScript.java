package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A script of these tests, run in Node with wslink's client as it is on npm.
final class NodeScript {

    private NodeScript() {}

    /// What it prints.
    ///
    /// @param arguments after the folder with the client
    static JsonNode run(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ForeignTools.node().toString(),
                Path.of(NodeScript.class.getResource(name).toURI()).toString(),
                ForeignTools.wslink().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return new ObjectMapper().readTree(printed);
    }
}
