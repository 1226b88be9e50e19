package dev.quadrel.lifecycle;

import dev.quadrel.json.Json;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields with [Persistent] of one bean, which is made when they are first set or read.
final class PersistentBean implements StateContributor {

    private final BeanManager manager;
    private final Bean<?> bean;
    private final List<Field> fields;

    PersistentBean(BeanManager manager, Bean<?> bean, List<Field> fields) {
        this.manager = manager;
        this.bean = bean;
        this.fields = fields;
    }

    @Override
    public String key() {
        return bean.getBeanClass().getName();
    }

    @Override
    public Map<String, ?> save() {
        Object target = target(bean);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        synchronized (target) {
            for (Field field : fields) {
                values.put(field.getName(), Json.parse(Json.text(value(field, target))));
            }
        }
        return values;
    }

    private static @Nullable Object value(Field field, Object target) {
        try {
            field.setAccessible(true);
            return field.get(target);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /// A field that the state does not have keeps the value it has.
    @Override
    public void load(Map<String, Object> state) {
        Object target = target(bean);
        synchronized (target) {
            for (Field field : fields) {
                if (state.containsKey(field.getName())) {
                    set(field, target, state.get(field.getName()));
                }
            }
        }
    }

    private static void set(Field field, Object target, @Nullable Object value) {
        try {
            field.setAccessible(true);
            field.set(target, Json.read(new ByteArrayInputStream(Json.bytes(value)), field.getGenericType()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The object itself, not the proxy that others have, whose fields are empty.
    private <T> Object target(Bean<T> made) {
        return Objects.requireNonNull(
                manager.getContext(made.getScope()).get(made, manager.createCreationalContext(made)));
    }
}
