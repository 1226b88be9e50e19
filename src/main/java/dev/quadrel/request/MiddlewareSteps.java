package dev.quadrel.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The steps of each resource method, found once. Thread safe.
@ApplicationScoped
class MiddlewareSteps {

    @Inject
    @Any
    Instance<MiddlewareStep> beans;

    /// An inherited method has the steps of the class that inherits it.
    private record ResourceMethod(Class<?> type, Method method) {}

    private final Map<ResourceMethod, List<MiddlewareStep>> known = new ConcurrentHashMap<>();

    /// @param type class of the resource, which may be a proxy's
    List<MiddlewareStep> of(Class<?> type, Method method) {
        ResourceMethod key = new ResourceMethod(type, method);
        List<MiddlewareStep> steps = known.get(key);
        return steps != null ? steps : known.computeIfAbsent(key, this::find);
    }

    private List<MiddlewareStep> find(ResourceMethod key) {
        List<MiddlewareStep> steps = new ArrayList<>();
        add(steps, key.type().getAnnotation(Middleware.class));
        add(steps, key.method().getAnnotation(Middleware.class));
        return List.copyOf(steps);
    }

    private void add(List<MiddlewareStep> steps, @Nullable Middleware middleware) {
        if (middleware == null) {
            return;
        }
        for (Class<? extends MiddlewareStep> step : middleware.value()) {
            steps.add(bean(step));
        }
    }

    /// The bean of this very class: CDI alone would count those of its subclasses too.
    private <S extends MiddlewareStep> MiddlewareStep bean(Class<S> step) {
        Instance<S> candidates = beans.select(step);
        for (Instance.Handle<S> candidate : candidates.handles()) {
            if (candidate.getBean().getBeanClass() == step) {
                return candidate.get();
            }
        }
        return candidates.get();
    }
}
