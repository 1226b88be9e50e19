package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Chromium without a window.
final class ForeignBrowser implements AutoCloseable {

    /// Keeps the arguments of the next call of the method `focus` of the element `name`, which Chromium would refuse.
    static final String NOTE_FOCUS =
            "document.getElementById('name').focus" + " = (...all) => { window.focused = JSON.stringify(all); }";

    private static final Duration SCRIPT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    private final ChromeDriver driver;

    private ForeignBrowser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// Skips the test where it is not installed.
    static ForeignBrowser start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(ForeignTools.chromium().toFile());
        options.setCapability("goog:loggingPrefs", logs);
        // Builds often run as root and with a small /dev/shm, both of which Chromium refuses; it opens our pages only.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(ForeignTools.chromeDriver().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(SCRIPT);
        return new ForeignBrowser(driver);
    }

    void open(ServerProcess server, String path) {
        driver.get(server.uri(path).toString());
    }

    void open(String address) {
        driver.get(address);
    }

    /// What a person reads.
    String text() {
        return String.valueOf(run("return document.body.innerText"));
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /// Forgets who has signed in, here and elsewhere.
    void forget() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /// Fills in the fields of the first form, by their names, and sends it; returns when the next page is there.
    void submit(Map<String, String> fields) {
        run("window.isLeft = true");
        fields.forEach((name, value) -> driver.findElement(By.name(name)).sendKeys(value));
        driver.findElement(By.cssSelector("[type=submit]")).click();
        Instant end = Instant.now().plus(SCRIPT);
        while (!Boolean.TRUE.equals(run("return !window.isLeft && document.readyState === 'complete'"))) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("No page follows " + address());
            }
            Thread.onSpinWait();
        }
    }

    /// What the function body returns: lists, maps, texts, numbers, booleans.
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /// What the function body gives to its last argument, which is a function.
    Object await(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /// Runs the function body until it returns what is expected, for a time.
    void awaitRun(Object expected, String script) {
        Instant end = Instant.now().plus(SCRIPT);
        Object seen = run(script);
        while (!expected.equals(seen) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(POLL.toNanos());
            seen = run(script);
        }
        assertThat(seen).as(script).isEqualTo(expected);
    }

    String title() {
        return driver.getTitle();
    }

    /// The errors in the console since this was last asked, but for those that only say that a request has failed.
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
