package dev.quadrel.command;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;

/// A bean's method with [ServerCommand]. The bean is made when the command runs; one without a scope lives as long as
/// the run.
final class MethodCommand implements Command {

    private final BeanManager beans;
    private final Bean<?> bean;
    private final Method method;
    private final ServerCommand declared;

    MethodCommand(BeanManager beans, Bean<?> bean, Method method, ServerCommand declared) {
        this.beans = beans;
        this.bean = bean;
        this.method = method;
        this.declared = declared;
    }

    Method method() {
        return method;
    }

    static boolean takesWords(Method method) {
        return method.getParameterCount() == 1
                && method.getGenericParameterTypes()[0] instanceof ParameterizedType type
                && type.getRawType() == List.class
                && type.getActualTypeArguments()[0] == String.class;
    }

    @Override
    public String name() {
        return declared.value();
    }

    @Override
    public int arguments() {
        return declared.arguments();
    }

    @Override
    public String help() {
        return declared.help();
    }

    @Override
    public String run(List<String> arguments) throws Exception {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        try {
            Object target = beans.getReference(bean, bean.getBeanClass(), context);
            method.setAccessible(true);
            Object text = takesWords(method) ? method.invoke(target, arguments) : method.invoke(target);
            return text == null ? "" : text.toString();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            context.release();
        }
    }

    /// Where it is, for messages.
    @Override
    public String toString() {
        return bean.getBeanClass().getName() + "." + method.getName();
    }
}
