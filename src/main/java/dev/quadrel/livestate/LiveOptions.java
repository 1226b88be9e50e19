package dev.quadrel.livestate;

import dev.quadrel.wslink.WslinkSettings;
import java.nio.file.Path;
import java.util.Optional;

/// How a live server does what it does.
///
/// @param wire sizes and times of its sockets
/// @param logNetwork file with what it and its browsers tell each other; for those who look for a fault
/// @param roundLimit rounds of one flush, after which listeners that change the state for ever are left
/// @param exit whether browsers may end it
public record LiveOptions(WslinkSettings wire, Optional<Path> logNetwork, int roundLimit, boolean exit) {

    /// These, with another network log.
    public LiveOptions withLogNetwork(Path file) {
        return new LiveOptions(wire, Optional.of(file), roundLimit, exit);
    }

    /// These, with other sizes and times of the sockets.
    public LiveOptions withWire(WslinkSettings settings) {
        return new LiveOptions(settings, logNetwork, roundLimit, exit);
    }

    /// These, with another limit of rounds.
    public LiveOptions withRoundLimit(int rounds) {
        return new LiveOptions(wire, logNetwork, rounds, exit);
    }

    /// These, with browsers that may end the server, or not.
    public LiveOptions withExit(boolean allowed) {
        return new LiveOptions(wire, logNetwork, roundLimit, allowed);
    }
}
