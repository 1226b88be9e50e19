package dev.quadrel.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/// Ports that a server may listen on.
final class Ports {

    /// Below those that systems give to outgoing connections, which could take it before the server does.
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /// One that nobody listens on now.
    static int free(String host) {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = RandomGenerator.getDefault().nextInt(FIRST, END);
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new StartFailure("No port from " + FIRST + " to " + END + " of " + host + " is free");
    }

    /// @throws StartFailure where the host is not an address of this machine
    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            InetAddress address = InetAddress.getByName(host);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (java.net.UnknownHostException e) {
            throw new StartFailure("No address is known for the host " + host, e);
        } catch (IOException e) {
            return refusal(host, e);
        }
    }

    private static boolean refusal(String host, IOException e) {
        if (String.valueOf(e.getMessage()).contains("assign requested address")) {
            throw new StartFailure(host + " is no address of this machine", e);
        }
        if (String.valueOf(e.getMessage()).contains("Permission denied")) {
            throw new StartFailure("Ports below 1024 need a right of the system: " + e.getMessage(), e);
        }
        return false;
    }
}
