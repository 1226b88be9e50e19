package dev.quadrel.socket;

import dev.quadrel.lifecycle.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Receives datagrams at a UDP port. As many as the limit says are worked on at a time; what comes beyond is dropped,
/// as UDP may do.
public final class DatagramListener implements Service {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.socket");
    private static final int LONGEST = 65_535;
    private static final int USUAL_LIMIT = 1000;

    private final String name;
    private final Endpoint.Udp endpoint;
    private final DatagramProtocol protocol;
    private final Semaphore places;
    private volatile @Nullable DatagramChannel socket;
    private volatile @Nullable String fault;

    /// One that works on 1000 datagrams at a time.
    ///
    /// @param endpoint such as `udp:8813`
    public DatagramListener(String name, String endpoint, DatagramProtocol protocol) {
        this(name, udp(endpoint), protocol, USUAL_LIMIT);
    }

    /// @param limit how many datagrams are worked on at a time
    public DatagramListener(String name, Endpoint.Udp endpoint, DatagramProtocol protocol, int limit) {
        this.name = name;
        this.endpoint = endpoint;
        this.protocol = protocol;
        this.places = new Semaphore(limit);
    }

    private static Endpoint.Udp udp(String text) {
        if (Endpoint.listening(text) instanceof Endpoint.Udp udp) {
            return udp;
        }
        throw new IllegalArgumentException("endpoint \"" + text + "\": datagrams need one that begins with udp");
    }

    @Override
    public String name() {
        return name;
    }

    /// Where it receives, with the port that it has got.
    ///
    /// @throws IllegalStateException while it is not prepared
    public SocketAddress address() throws IOException {
        DatagramChannel bound = socket;
        if (bound == null) {
            throw new IllegalStateException("listener \"" + name + "\" does not listen");
        }
        return bound.getLocalAddress();
    }

    @Override
    public void prepare() throws IOException {
        InetSocketAddress address = Sockets.address(endpoint.host(), endpoint.port());
        DatagramChannel bound = address.getAddress() instanceof java.net.Inet4Address
                        && !endpoint.host().isEmpty()
                ? DatagramChannel.open(StandardProtocolFamily.INET)
                : DatagramChannel.open();
        try {
            socket = bound.bind(address);
        } catch (IOException e) {
            bound.close();
            throw Sockets.refused(address, e);
        }
        fault = null;
    }

    @Override
    public void start() {
        DatagramChannel bound = Objects.requireNonNull(socket);
        Thread.ofPlatform().name("quadrel-listener-" + name).daemon(true).start(() -> receive(bound));
    }

    private void receive(DatagramChannel bound) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST);
        try {
            while (bound.isOpen()) {
                SocketAddress peer = bound.receive(buffer.clear());
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes);
                if (places.tryAcquire()) {
                    Thread.ofVirtual()
                            .name("quadrel-datagram-" + name)
                            .start(() -> work(bound, new Datagram(peer, bytes)));
                }
            }
        } catch (ClosedChannelException e) {
            LOG.tracef(e, "Listener \"%s\" stops", name);
        } catch (IOException | RuntimeException e) {
            fault = "it receives nothing any more: " + e;
            LOG.errorf(e, "Listener \"%s\" receives nothing any more", name);
        }
    }

    private void work(DatagramChannel bound, Datagram datagram) {
        try {
            protocol.received(datagram, answer -> bound.send(ByteBuffer.wrap(answer.bytes()), answer.peer()));
        } catch (ClosedChannelException e) {
            LOG.debugf(e, "A datagram of %s came too late", datagram.peer());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.errorf(e, "The protocol of \"%s\" failed with %s", name, datagram.peer());
        } finally {
            places.release();
        }
    }

    @Override
    public void stop() throws IOException {
        DatagramChannel bound = socket;
        socket = null;
        if (bound != null) {
            bound.close();
        }
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
