package dev.quadrel.proxy;

import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// A web socket between a client and a target: after both agreed to upgrade, bytes in both directions, as they come.
///
/// It has no time limit while it is open in both directions, as a web socket may be silent for long. Once one side has
/// ended its direction, the other has a limited time to do the same.
final class Tunnel implements Pump.Listener {

    private final StreamConnection client;
    private final StreamConnection target;
    private final Deadline deadline;
    private final Duration closingTime;
    private boolean halfClosed;

    private Tunnel(StreamConnection client, StreamConnection target, Duration closingTime) {
        this.client = client;
        this.target = target;
        this.closingTime = closingTime;
        this.deadline = new Deadline(client.getIoThread(), this::close);
    }

    /// Answers the client with the target's `101 Switching Protocols`, and connects the two once that is out.
    static void open(HttpServerExchange exchange, ClientExchange sending, Duration closingTime) {
        ClientConnection connection = sending.getConnection();
        ByteBufferPool pool = connection.getBufferPool();
        exchange.getConnection().addCloseListener(closed -> Target.hangUp(connection));
        IncomingResponse.copyUpgrade(sending.getResponse(), exchange);
        exchange.upgradeChannel((client, ended) -> {
            try {
                new Tunnel(client, connection.performUpgrade(), closingTime).start(pool);
            } catch (IOException e) {
                IoUtils.safeClose(client, connection);
            }
        });
        exchange.endExchange();
    }

    private void start(ByteBufferPool pool) {
        new Pump(target.getSourceChannel(), client.getSinkChannel(), pool, this).start();
        new Pump(client.getSourceChannel(), target.getSinkChannel(), pool, this).start();
    }

    @Override
    public void moved() {
        deadline.progress();
    }

    @Override
    public void done() {
        if (halfClosed) {
            close();
        } else {
            halfClosed = true;
            deadline.restart(closingTime);
        }
    }

    @Override
    public void readFailed(IOException cause) {
        close();
    }

    @Override
    public void writeFailed(IOException cause) {
        close();
    }

    private void close() {
        deadline.stop();
        IoUtils.safeClose(client, target);
    }
}
