package dev.quadrel.audit;

import io.undertow.servlet.handlers.ServletRequestContext;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where a request comes from.
public final class ClientAddress {

    private ClientAddress() {}

    /// The address of the client of the request that this thread answers: of the client itself where the server trusts
    /// what a proxy says (`proxy-address-forwarding`). Empty outside of requests.
    public static String current() {
        @Nullable ServletRequestContext context = ServletRequestContext.current();
        if (context == null) {
            return "";
        }
        @Nullable InetSocketAddress source = context.getExchange().getSourceAddress();
        if (source == null) {
            return "";
        }
        return source.getAddress() == null
                ? source.getHostString()
                : source.getAddress().getHostAddress();
    }
}
