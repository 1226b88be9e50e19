package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/// Finds the beans of the live server that the present thread works for.
final class LiveContext implements Context {

    /// Bound while a live application is made, and while one of its methods runs.
    static final ScopedValue<LiveInstance> CURRENT = ScopedValue.newInstance();

    @Override
    public Class<? extends Annotation> getScope() {
        return LiveScoped.class;
    }

    @Override
    public <T> @Nullable T get(Contextual<T> bean, @Nullable CreationalContext<T> creation) {
        if (!CURRENT.isBound()) {
            throw new ContextNotActiveException(
                    bean + " belongs to a live server, for which the present thread does not work");
        }
        return CURRENT.get().bean(bean, creation);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> bean) {
        return get(bean, null);
    }

    @Override
    public boolean isActive() {
        return CURRENT.isBound();
    }
}
