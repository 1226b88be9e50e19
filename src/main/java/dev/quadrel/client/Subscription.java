package dev.quadrel.client;

import dev.quadrel.structure.NodePath;
import java.net.URI;
import java.util.OptionalLong;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;

/// What happens to a node from now on, or from some event on that the server still has. Each subscriber has a web
/// socket of its own; it gets as many events as it has asked for. Some more are kept here, others with the server,
/// which is asked again for them.
///
/// A connection that breaks is made again behind the last event that has come, and begins with the event that
/// describes the node, as each does; before the first event that has a number, what happened meanwhile is not heard.
/// Tokens that have expired are renewed for that. A server that is quiet is asked by pings whether it is still there,
/// and has to answer in the time of [Options#silenceTimeout].
///
/// A subscriber is called by threads of its own, one at a time. It completes when the producer has ended the stream,
/// and fails with a [ClientException] when the server refuses, or does not come back in the time of [Options#retry];
/// with what it has thrown itself, and then it hears nothing else.
///
/// Works with servers that stream.
public final class Subscription implements Publisher<StreamEvent> {

    private final Context context;
    private final NodePath node;
    private final OptionalLong start;

    private Subscription(Context context, NodePath node, OptionalLong start) {
        this.context = context;
        this.node = node;
        this.start = start;
    }

    /// What happens from now on.
    public static Subscription of(NodeClient node) {
        return new Subscription(node.context(), node.path(), OptionalLong.empty());
    }

    /// What has happened since an event, and from now on.
    ///
    /// @param start number of the first event; 0 for all that the server still has
    public static Subscription of(NodeClient node, long start) {
        return new Subscription(node.context(), node.path(), OptionalLong.of(start));
    }

    @Override
    public void subscribe(Subscriber<? super StreamEvent> subscriber) {
        StreamSocket socket = new StreamSocket(context, this::uri, start, subscriber);
        subscriber.onSubscribe(socket);
        socket.open();
    }

    private URI uri(OptionalLong from) {
        Address address = context.address("stream/single", node).with("envelope_format", "msgpack");
        URI http = (from.isPresent() ? address.with("start", from.getAsLong()) : address).uri();
        return URI.create(http.toString().replaceFirst("^http", "ws"));
    }
}
