package dev.quadrel.http;

import dev.quadrel.worker.WorkerResource;
import dev.quadrel.worker.Workers;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.Registry;
import org.jboss.resteasy.spi.metadata.ResourceBuilder.ResourceClassBuilder;
import org.jboss.resteasy.spi.metadata.ResourceBuilder.ResourceMethodBuilder;
import org.jboss.resteasy.spi.metadata.ResourceClass;
import org.jboss.resteasy.spi.metadata.ResourceMethod;
import org.jspecify.annotations.Nullable;

/// Binds each worker to its path when JAX-RS starts, and tells the request order.
@Provider
public class WorkerRoutes implements Feature {

    @Context
    @Nullable
    ServletContext servletContext;

    @Override
    public boolean configure(FeatureContext context) {
        @Nullable Registry registry = ResteasyContext.getContextData(Registry.class);
        if (servletContext == null || registry == null) {
            return false;
        }
        ResourcePaths paths = RequestOrder.of(servletContext).resources();
        ResourceClass methods = methods();
        for (Workers.Route route : CDI.current().select(Workers.class).get().routes()) {
            registry.addSingletonResource(route.resource(), methods, route.template());
            for (ResourceMethod method : methods.getResourceMethods()) {
                String template = PathTemplate.join(route.template(), method.getPath());
                method.getHttpMethods().forEach(httpMethod -> paths.add(httpMethod, template));
            }
        }
        return true;
    }

    /// The class says by annotations what its methods do, but not where they are: it is at the paths of all workers.
    /// Any may suspend its request, as one with a `@Suspended` parameter always would.
    private static ResourceClass methods() {
        ResourceClassBuilder type = new ResourceClassBuilder(WorkerResource.class, "");
        for (Method method : WorkerResource.class.getMethods()) {
            String httpMethod = ResourceScanner.httpMethod(method);
            if (httpMethod != null) {
                @Nullable Path path = method.getAnnotation(Path.class);
                @Nullable Produces produces = method.getAnnotation(Produces.class);
                ResourceMethodBuilder described =
                        type.method(method).httpMethod(httpMethod).path(path == null ? "" : path.value());
                if (produces != null) {
                    described.produces(produces.value());
                }
                for (int i = 0; i < method.getParameterCount(); i++) {
                    described.param(i).fromAnnotations();
                }
                described.buildMethod();
            }
        }
        ResourceClass described = type.buildClass();
        for (ResourceMethod method : described.getResourceMethods()) {
            method.markAsynchronous();
        }
        return described;
    }
}
