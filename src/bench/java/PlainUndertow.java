import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;

/// Hello world on plain Undertow, answered on the I/O thread: the yardstick of the benchmark.
///
/// Started by the JDK's source launcher with the jars of the provisioned server; its only argument is the port.
class PlainUndertow {
    private static final String GREETING = "Hello World";

    public static void main(String[] arguments) {
        HttpHandler hello = exchange -> {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
            exchange.getResponseSender().send(GREETING);
        };
        Undertow server = Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(hello)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        server.start();
    }
}
