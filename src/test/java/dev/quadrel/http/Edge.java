package dev.quadrel.http;

import dev.quadrel.fixture.Deploying;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;

/// A real Undertow on a free port with one deployment: RESTEasy and Quadrel's providers, behind the request order.
record Edge(Undertow server, RequestOrder order, String root) implements AutoCloseable {

    /// An application of these resources with Quadrel's providers.
    abstract static class Resources extends Application {

        private final Class<?>[] resources;

        Resources(Class<?>... resources) {
            this.resources = resources;
        }

        @Override
        public Set<Class<?>> getClasses() {
            Stream<Class<?>> providers = Stream.of(
                    ResourceScanner.class,
                    ProblemMapper.class,
                    ReplyFilter.class,
                    JsonBody.class,
                    MultipartReplyWriter.class);
            return Stream.concat(providers, Stream.of(resources)).collect(Collectors.toSet());
        }
    }

    /// A deployment at the server's root.
    static Edge of(Class<? extends Resources> application) throws ServletException {
        return at("", application);
    }

    /// @param root where the deployment is: empty, or starts with `/`
    static Edge at(String root, Class<? extends Resources> application) throws ServletException {
        ServletInfo servlet = Servlets.servlet(HttpServlet30Dispatcher.class)
                .addInitParam("jakarta.ws.rs.Application", application.getName())
                .setLoadOnStartup(1)
                .setAsyncSupported(true)
                .addMapping("/*");
        DeploymentManager manager = manager(root.isEmpty() ? "/" : root, servlet);
        RequestOrder order = RequestOrder.of(manager.getDeployment().getServletContext());
        HttpHandler handler = manager.start();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setHandler(new PathHandler().addPrefixPath(root.isEmpty() ? "/" : root, handler))
                .build();
        server.start();
        return new Edge(server, order, root);
    }

    private static DeploymentManager manager(String root, ServletInfo servlet) {
        DeploymentInfo deployment = Servlets.deployment()
                .setContextPath(root)
                .setDeploymentName("edge")
                .addServlet(servlet);
        deployment.addServletExtension((info, context) -> {
            RequestOrder order = new RequestOrder(context);
            info.addInitialHandlerChainWrapper(order::before);
        });
        return Deploying.of(deployment);
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    /// @param path below the deployment's root
    RawReply get(String path, String... headers) throws IOException {
        return send("GET", path, headers);
    }

    /// @param path below the deployment's root
    RawReply send(String method, String path, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(method + " " + root + path + " HTTP/1.1", "Host: edge"));
        lines.addAll(List.of(headers));
        return RawReply.to(port(), lines.toArray(String[]::new));
    }

    @Override
    public void close() {
        server.stop();
    }
}
