package dev.quadrel.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who logs in by a password at any server of Tiled's API, whose tokens expire after three seconds.
public abstract class BriefLogin {

    public static final String NAME = "alice";
    public static final String PASSWORD = "correct-horse-battery";

    /// How long tokens hold, and a little more.
    static final Duration EXPIRY = Duration.ofMillis(4200);

    @TempDir
    Path folder;

    /// Without a key.
    protected abstract URI server();

    /// Whoever has logged in is remembered in the folder of the test.
    Options options() {
        return Options.USUAL.tokenFolder(folder).credentials(new Credentials.Remembered());
    }
}
