package dev.quadrel.negotiation;

import dev.quadrel.fixture.Deploying;
import dev.quadrel.http.JsonBody;
import dev.quadrel.http.ProblemMapper;
import dev.quadrel.http.ReplyFilter;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jspecify.annotations.Nullable;

/// A real Undertow on free ports with RESTEasy, what replies to the API take, and resources of a test.
public record ApiServer(Undertow server, HttpClient client) implements AutoCloseable {

    /// JAX-RS with these instances and Quadrel's providers.
    private static final class Api extends Application {

        private final Set<Object> instances;

        Api(Object... instances) {
            this.instances = new LinkedHashSet<>(Arrays.asList(instances));
        }

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(ProblemMapper.class, ReplyFilter.class, JsonBody.class, BodyWriter.class, ApiFeature.class);
        }

        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return instances;
        }
    }

    /// With http alone.
    public static ApiServer of(Object... instances) throws Exception {
        return of(null, instances);
    }

    /// With https too, where there is a context.
    static ApiServer of(@Nullable SSLContext context, Object... instances) throws Exception {
        ResteasyDeployment deployment = new ResteasyDeploymentImpl();
        deployment.setApplication(new Api(instances));
        DeploymentManager manager = Deploying.of(Servlets.deployment()
                .setContextPath("/")
                .setDeploymentName("api")
                .addServletContextAttribute(ResteasyDeployment.class.getName(), deployment)
                .addServlet(Servlets.servlet(HttpServlet30Dispatcher.class)
                        .setLoadOnStartup(1)
                        .setAsyncSupported(true)
                        .addMapping("/*")));
        Undertow.Builder builder = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setHandler(new PathHandler().addPrefixPath("/", manager.start()));
        HttpClient.Builder client = HttpClient.newBuilder();
        if (context != null) {
            builder.addHttpsListener(0, "localhost", context);
            client.sslContext(context);
        }
        Undertow server = builder.build();
        server.start();
        return new ApiServer(server, client.build());
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    /// @param path starts with a slash
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    /// The same by https.
    HttpRequest.Builder secureRequest(String path) {
        int port = ((InetSocketAddress) server.getListenerInfo().getLast().getAddress()).getPort();
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
    }

    /// What comes back, coded as sent.
    public HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// @param headers names and values by turns
    public HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// The cookies that a reply sets, as sent.
    public static Set<String> cookies(HttpResponse<?> reply) {
        return reply.headers().allValues("Set-Cookie").stream().collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
