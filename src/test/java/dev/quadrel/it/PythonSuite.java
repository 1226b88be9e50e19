package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The suite of `src/test/python`, with each of its tests as one of JUnit's.
final class PythonSuite {

    private static final long MINUTES = 15;
    private static final int FAILED_TESTS = 1;

    private PythonSuite() {}

    /// Runs it to its end.
    ///
    /// @param name of its report and its log under `target`
    /// @param environment what conftest.py reads
    static Stream<DynamicTest> run(String name, Map<String, String> environment) throws Exception {
        Path report = Path.of("target", "python-" + name + ".xml").toAbsolutePath();
        Path log = Path.of("target", "python-" + name + ".log").toAbsolutePath();
        Files.deleteIfExists(report);
        // A file's tests share what its fixture has made, so they stay with one worker.
        ProcessBuilder builder = new ProcessBuilder(
                        "src/test/python/run",
                        "--junit",
                        report.toString(),
                        "--numprocesses=auto",
                        "--maxprocesses=4",
                        "--dist=loadfile",
                        "--no-loadscope-reorder")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PYTEST_"));
        builder.environment().putAll(environment);
        int code = exitCode(builder.start());
        assertThat(code).as(() -> "pytest ended by itself:\n" + lastLines(log)).isBetween(0, FAILED_TESTS);
        List<DynamicTest> tests = tests(report.toFile());
        assertThat(tests).as("the report of pytest has its tests").isNotEmpty();
        return tests.stream();
    }

    private static int exitCode(Process pytest) throws InterruptedException {
        try {
            if (!pytest.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return fail("pytest has not ended after " + MINUTES + " minutes");
            }
            return pytest.exitValue();
        } finally {
            pytest.descendants().forEach(ProcessHandle::destroy);
            pytest.destroy();
        }
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<DynamicTest> tests(File report) throws Exception {
        NodeList cases = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(report)
                .getElementsByTagName("testcase");
        List<DynamicTest> tests = new ArrayList<>();
        for (Element one : elements(cases)) {
            String name = one.getAttribute("classname") + "." + one.getAttribute("name");
            tests.add(DynamicTest.dynamicTest(name, () -> repeat(name, one)));
        }
        return tests;
    }

    /// Ends as the test of pytest did. One that was expected to fail and did is a test that passed.
    private static void repeat(String name, Element test) {
        for (Element end : elements(test.getElementsByTagName("*"))) {
            String message = name + ": " + end.getAttribute("message");
            switch (end.getTagName()) {
                case "failure", "error" -> throw withoutTrace(new AssertionFailedError(message));
                case "skipped" ->
                    Assumptions.assumeTrue(end.getAttribute("type").equals("pytest.xfail"), message);
                default -> {}
            }
        }
    }

    /// Where the failure was is in the log of pytest, not here.
    private static AssertionFailedError withoutTrace(AssertionFailedError error) {
        error.setStackTrace(new StackTraceElement[0]);
        return error;
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
