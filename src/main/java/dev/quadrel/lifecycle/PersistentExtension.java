package dev.quadrel.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the beans that have fields with [Persistent], and makes none for it.
public class PersistentExtension implements Extension {

    private final Set<Class<?>> types = new HashSet<>();
    private final List<PersistentBean> beans = new ArrayList<>();

    void look(@Observes @WithAnnotations(Persistent.class) ProcessAnnotatedType<?> event) {
        types.add(event.getAnnotatedType().getJavaClass());
    }

    <X> void add(@Observes ProcessManagedBean<X> event, BeanManager manager) {
        Class<?> type = event.getBean().getBeanClass();
        if (!types.contains(type)) {
            return;
        }
        List<Field> fields = fields(type);
        if (event.getBean().getScope() != ApplicationScoped.class) {
            event.addDefinitionError(new DefinitionException(
                    "%s has fields with @Persistent, but is not @ApplicationScoped: it is to be there once"
                            .formatted(type.getName())));
        }
        for (Field field : fields) {
            if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
                event.addDefinitionError(
                        new DefinitionException("%s.%s: a field with @Persistent is neither static nor final"
                                .formatted(type.getName(), field.getName())));
            }
        }
        beans.add(new PersistentBean(manager, event.getBean(), fields));
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.isAnnotationPresent(Persistent.class)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    List<PersistentBean> beans() {
        return beans;
    }
}
