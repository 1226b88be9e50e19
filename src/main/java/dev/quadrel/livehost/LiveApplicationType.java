package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A class with [LiveApplication].
///
/// @param name below which it is mounted
/// @param methods what browsers and changes call
record LiveApplicationType(String name, LiveApplication.Scope scope, Class<?> type, List<LiveMethod> methods) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    static LiveApplicationType of(Class<?> type) {
        LiveApplication application = type.getAnnotation(LiveApplication.class);
        return new LiveApplicationType(application.value(), application.scope(), type, LiveMethod.of(type));
    }

    boolean isShared() {
        return scope == LiveApplication.Scope.SHARED;
    }

    /// What is wrong with it.
    Stream<String> faults() {
        Stream<String> name = NAME.matcher(this.name).matches()
                ? Stream.empty()
                : Stream.of(type.getName() + " is the live application \"" + this.name
                        + "\"; a name is of small letters, digits, - and _, a letter first");
        return Stream.concat(name, methods.stream().map(LiveMethod::fault).flatMap(Optional::stream));
    }

    /// The bean of the live server that the present thread works for.
    Object reference(BeanManager manager) {
        Set<Bean<?>> beans = manager.getBeans(type, Any.Literal.INSTANCE);
        Bean<?> bean = beans.stream()
                .filter(found -> found.getBeanClass().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getName() + " is no bean"));
        if (!bean.getScope().equals(LiveScoped.class)) {
            throw new IllegalStateException(type.getName() + " is a live application, which has its own scope: take "
                    + bean.getScope().getSimpleName() + " away");
        }
        CreationalContext<?> creation = manager.createCreationalContext(bean);
        return manager.getReference(bean, type, creation);
    }
}
