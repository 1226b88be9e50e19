package dev.quadrel.http;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells the request order the path of each resource method that JAX-RS deploys.
@Provider
public class ResourceScanner implements DynamicFeature {

    private final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();

    @Context
    @Nullable
    ServletContext servletContext;

    @Context
    @Nullable
    Application application;

    @Override
    public void configure(ResourceInfo resource, FeatureContext feature) {
        Class<?> type = resource.getResourceClass();
        @Nullable Path root = find(type, Path.class);
        if (servletContext == null || root == null || !seen.add(type)) {
            return;
        }
        ResourcePaths paths = RequestOrder.of(servletContext).resources();
        for (Method method : type.getMethods()) {
            add(paths, root.value(), annotated(type, method));
        }
    }

    private void add(ResourcePaths paths, String root, Method method) {
        @Nullable Path path = method.getAnnotation(Path.class);
        @Nullable String httpMethod = httpMethod(method);
        if (path == null && httpMethod == null) {
            return;
        }
        String template = PathTemplate.join(applicationPath(), root, path == null ? "" : path.value());
        paths.add(httpMethod == null ? ResourcePaths.ANY_METHOD : httpMethod, template);
    }

    private String applicationPath() {
        @Nullable
        ApplicationPath path = application == null ? null : find(application.getClass(), ApplicationPath.class);
        return path == null ? "" : path.value();
    }

    static @Nullable String httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod httpMethod = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (httpMethod != null) {
                return httpMethod.value();
            }
        }
        return null;
    }

    /// The method that carries the JAX-RS annotations: itself, or the one it implements (JAX-RS 3.1, section 3.6).
    private static Method annotated(Class<?> resource, Method method) {
        if (isAnnotated(method)) {
            return method;
        }
        for (@Nullable Class<?> type = resource; type != null; type = type.getSuperclass()) {
            for (Class<?> candidate : type.getInterfaces()) {
                Method declared = declared(candidate, method);
                if (declared != null && isAnnotated(declared)) {
                    return declared;
                }
            }
            Method declared = declared(type, method);
            if (declared != null && isAnnotated(declared)) {
                return declared;
            }
        }
        return method;
    }

    private static boolean isAnnotated(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation instanceof Path || annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Method declared(Class<?> type, Method method) {
        try {
            return type.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /// The annotation of a class, of its superclasses or of their interfaces; proxies carry none themselves.
    private static <A extends Annotation> @Nullable A find(Class<?> start, Class<A> annotation) {
        for (@Nullable Class<?> type = start; type != null; type = type.getSuperclass()) {
            A found = type.getAnnotation(annotation);
            if (found != null) {
                return found;
            }
            for (Class<?> implemented : type.getInterfaces()) {
                if (implemented.isAnnotationPresent(annotation)) {
                    return implemented.getAnnotation(annotation);
                }
            }
        }
        return null;
    }
}
