package dev.quadrel.it;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Chromium without a window.
final class ForeignBrowser implements AutoCloseable {

    private static final Duration SCRIPT = Duration.ofSeconds(20);

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

    /// What the function body returns: lists, maps, texts, numbers, booleans.
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /// What the function body gives to its last argument, which is a function.
    Object await(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
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
