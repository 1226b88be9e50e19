package dev.quadrel.proxy;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientExchange;
import java.io.IOException;
import java.util.function.Consumer;

/// What to do next with an exchange at the target, and what if it fails.
record Step(Consumer<ClientExchange> next, Consumer<IOException> otherwise) implements ClientCallback<ClientExchange> {

    @Override
    public void completed(ClientExchange exchange) {
        next.accept(exchange);
    }

    @Override
    public void failed(IOException cause) {
        otherwise.accept(cause);
    }
}
