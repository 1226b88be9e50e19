package dev.quadrel.livestate;

import dev.quadrel.wslink.Handshake;
import dev.quadrel.wslink.Peer;

/// Who calls when the application itself does.
enum Nobody implements Peer {
    PEER;

    @Override
    public String id() {
        return "0".repeat(32);
    }

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
