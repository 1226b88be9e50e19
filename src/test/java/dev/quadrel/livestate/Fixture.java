package dev.quadrel.livestate;

import dev.quadrel.wslink.Arguments;
import dev.quadrel.wslink.Handshake;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.WslinkSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A live server whose browsers take notes.
final class Fixture {

    static final LiveOptions OPTIONS =
            new LiveOptions(WslinkSettings.from(new SmallRyeConfigBuilder().build()), Optional.empty(), 100, false);

    final Recorder recorder = new Recorder();
    final LiveServer server;

    Fixture() {
        this(OPTIONS);
    }

    Fixture(LiveOptions options) {
        server = new LiveServer(new LiveCore("test", options, new MemoryStore(), hub -> recorder));
    }

    /// Started, and with nothing noted yet.
    Fixture started() {
        server.start();
        recorder.sent.clear();
        return this;
    }

    /// What a browser gets that calls.
    @Nullable
    Object call(Peer caller, String method, @Nullable Object... arguments) throws Exception {
        return server.hub()
                .loop()
                .call(() -> server.protocols()
                        .find(method)
                        .orElseThrow()
                        .call(new Arguments(Arrays.asList(arguments), Map.of()), caller));
    }

    /// A browser.
    static Peer browser(String id) {
        return new Browser(id);
    }

    private record Browser(String id) implements Peer {

        @Override
        public Handshake handshake() {
            return Handshake.EMPTY;
        }

        @Override
        public boolean isAuthenticated() {
            return true;
        }

        @Override
        public void close(int code, String reason) {}
    }
}
