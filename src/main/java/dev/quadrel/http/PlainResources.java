package dev.quadrel.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Spares resources that have nothing to be filled in by JAX-RS, and nothing to be validated, a look for both.
///
/// RESTEasy wraps the making of every resource instance, that is, of one for each request: it looks for its validator
/// and validates the instance, which takes a tenth of a short request. A resource is left as it is where one of its
/// fields, methods or constructors takes a parameter or a context of JAX-RS other than as an argument of a resource
/// method, where its class, a field or a method has a constraint of Jakarta Validation, or where `validation.xml` may
/// give it one.
public class PlainResources implements Extension {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.http");
    private static final String WRAPPER = "org.jboss.resteasy.cdi.JaxrsInjectionTarget";
    private static final String CONSTRAINT = "jakarta.validation.Constraint";
    private static final Set<String> FILLED =
            Set.of("BeanParam", "CookieParam", "FormParam", "HeaderParam", "MatrixParam", "PathParam", "QueryParam");
    private static final Set<String> OTHER =
            Set.of("jakarta.ws.rs.core.Context", "jakarta.ws.rs.container.Suspended", "jakarta.validation.Valid");

    /// Comes after RESTEasy has wrapped it.
    <T> void unwrap(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ProcessInjectionTarget<T> event) {
        InjectionTarget<T> target = event.getInjectionTarget();
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (target.getClass().getName().equals(WRAPPER) && isPlain(type)) {
            wrapped(target).ifPresent(event::setInjectionTarget);
        }
    }

    /// The wrapper's own target; none where the server has another RESTEasy, which costs time and nothing else.
    @SuppressWarnings("unchecked")
    private static <T> Optional<InjectionTarget<T>> wrapped(InjectionTarget<T> wrapper) {
        try {
            Field field = wrapper.getClass().getDeclaredField("delegate");
            field.setAccessible(true);
            return Optional.of((InjectionTarget<T>) field.get(wrapper));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debugf(e, "%s has changed: resources are made the slower way", WRAPPER);
            return Optional.empty();
        }
    }

    /// Whether instances of a class need nothing but what CDI injects.
    static boolean isPlain(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return type.isAnnotationPresent(Path.class)
                && (loader == null || loader.getResource("META-INF/validation.xml") == null)
                && hierarchy(type).flatMap(PlainResources::elements).noneMatch(PlainResources::isTouched);
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return Stream.concat(Stream.of(type), above.flatMap(PlainResources::hierarchy));
    }

    private static Stream<AnnotatedElement> elements(Class<?> type) {
        Stream<AnnotatedElement> parameters =
                Arrays.stream(type.getDeclaredConstructors()).flatMap(made -> Arrays.stream(made.getParameters()));
        return Stream.of(
                        Stream.<AnnotatedElement>of(type),
                        Arrays.stream(type.getDeclaredFields()),
                        Arrays.stream(type.getDeclaredMethods()),
                        parameters)
                .flatMap(elements -> elements);
    }

    private static boolean isTouched(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(PlainResources::isTouch);
    }

    /// RESTEasy has annotations of its own with the same simple names.
    private static boolean isTouch(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return FILLED.contains(type.getSimpleName())
                || OTHER.contains(type.getName())
                || type.getName().startsWith("org.jboss.resteasy.")
                || Arrays.stream(type.getAnnotations())
                        .anyMatch(above -> above.annotationType().getName().equals(CONSTRAINT));
    }
}
