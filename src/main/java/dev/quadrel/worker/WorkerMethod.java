package dev.quadrel.worker;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A method with [Worker] and the bean it belongs to.
///
/// @param path as written in the annotation
/// @param cacheSection section of the result cache; empty for none
record WorkerMethod(String path, String cacheSection, Bean<?> bean, AnnotatedMethod<?> method) {

    private static final Pattern PATH = Pattern.compile("(/(:\\w+|[^/:?#{}\\s]+))+");
    private static final Pattern VARIABLE = Pattern.compile("/:(\\w+)");

    static WorkerMethod of(Bean<?> bean, AnnotatedMethod<?> method) {
        Worker worker = method.getAnnotation(Worker.class);
        return new WorkerMethod(worker.path(), worker.cacheSection(), bean, method);
    }

    /// What is wrong with its path or signature, if anything.
    Optional<String> fault() {
        int modifiers = method.getJavaMember().getModifiers();
        if (!PATH.matcher(path).matches()) {
            return Optional.of(
                    this + " has the path \"" + path + "\"; a path looks like /simulate or /:version/simulate");
        }
        if (!Modifier.isPublic(modifiers) || Modifier.isStatic(modifiers)) {
            return Optional.of(this + " is a worker, and so must be public and not static");
        }
        if (method.getJavaMember().getReturnType() == void.class) {
            return Optional.of(this + " is a worker, and so must return its result");
        }
        return Optional.empty();
    }

    /// The path as a JAX-RS template: `/{version}/simulate`.
    String template() {
        return VARIABLE.matcher(path).replaceAll("/{$1}");
    }

    /// The path with all its variables alike: two workers may not share it.
    String shape() {
        return VARIABLE.matcher(path).replaceAll("/:");
    }

    /// Calls the method on its bean; beans made for the call alone are destroyed after it.
    @Nullable
    Object call(BeanManager beans, WorkerArguments arguments, Progress progress) throws Exception {
        CreationalContext<?> context = beans.createCreationalContext(null);
        try {
            Object target = beans.getReference(bean, method.getJavaMember().getDeclaringClass(), context);
            List<? extends AnnotatedParameter<?>> parameters = method.getParameters();
            @Nullable Object[] values = new @Nullable Object[parameters.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(beans, parameters.get(i), context, arguments, progress);
            }
            return method.getJavaMember().invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            context.release();
        }
    }

    private static Object value(
            BeanManager beans,
            AnnotatedParameter<?> parameter,
            CreationalContext<?> context,
            WorkerArguments arguments,
            Progress progress) {
        if (parameter.getBaseType() == WorkerArguments.class) {
            return arguments;
        }
        if (parameter.getBaseType() == Progress.class) {
            return progress;
        }
        return beans.getInjectableReference(beans.createInjectionPoint(parameter), context);
    }

    @Override
    public String toString() {
        Method named = method.getJavaMember();
        return named.getDeclaringClass().getName() + "." + named.getName() + "()";
    }
}
